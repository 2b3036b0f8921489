import FormDialog from 'c/formDialog';
import type { Question } from 'c/planModel';
import type { FieldText } from 'keystone/ui';

/**
 * Asks, and does it. The dialog stays open, with what went wrong, until it is done or given up.
 * @returns whether it was done
 */
export async function ask(
    question: Question,
    submit: (values: Record<string, FieldText>) => Promise<void>
): Promise<boolean> {
    const done = await FormDialog.open<boolean>({
        label: question.heading,
        size: 'small',
        ...question,
        submit: async (values: Record<string, FieldText>) => {
            await submit(values);
            return true;
        }
    });
    return done === true;
}
