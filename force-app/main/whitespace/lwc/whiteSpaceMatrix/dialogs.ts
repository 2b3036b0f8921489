import FormDialog from 'c/formDialog';
import type { Question } from 'c/matrixModel';
import type { FieldText } from 'keystone/ui';

/** What can be done instead of what is asked for. */
export interface Alternative<Result> {
    label: string;
    act: () => Promise<Result>;
}

/**
 * Asks, and does it. The dialog stays open, with what went wrong, until it is done or given up.
 * @returns what was done; nothing when it was given up
 */
export function ask<Result>(
    question: Question,
    submit: (values: Record<string, FieldText>) => Promise<Result>,
    alternative?: Alternative<Result>
): Promise<Result | undefined> {
    return FormDialog.open<Result>({
        label: question.heading,
        size: 'small',
        ...question,
        submit,
        otherLabel: alternative?.label ?? '',
        other: alternative?.act
    });
}
