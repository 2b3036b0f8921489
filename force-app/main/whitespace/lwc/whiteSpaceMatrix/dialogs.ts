import FormDialog from 'c/formDialog';
import type { Question } from 'c/matrixModel';
import type { FieldText } from 'keystone/ui';

/**
 * Asks, and does it. The dialog stays open, with what went wrong, until it is done or given up.
 * @returns what was done; nothing when it was given up
 */
export function ask<Result>(
    question: Question,
    submit: (values: Record<string, FieldText>) => Promise<Result>
): Promise<Result | undefined> {
    return FormDialog.open<Result>({ label: question.heading, size: 'small', ...question, submit });
}
