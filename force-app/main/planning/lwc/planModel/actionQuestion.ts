import heading from '@salesforce/label/c.Ui_Action_Add';
import intro from '@salesforce/label/c.Ui_Action_Intro';
import { fill } from 'c/textUtils';
import type { CellContext } from './cells';
import { formFields, openForm } from './forms';
import type { Question } from './moves';

const SUBJECT_LENGTH = 255;

/**
 * What is asked for a new action that is added from somewhere else than the list of actions.
 * @param about the name of what it is for
 */
export function actionQuestion(about: string, subject: string, context: CellContext, userId: string): Question {
    const section = { id: 'Actions', kind: 'Action', look: 'actions' } as const;
    const place = { id: section.id, step: 0, kind: section.kind, section, parentId: null };
    const given: Record<string, string> = subject ? { Subject: subject.slice(0, SUBJECT_LENGTH) } : {};
    const form = openForm(place, given, context, userId);
    return {
        heading,
        intro: fill(intro, about),
        confirmLabel: heading,
        fields: formFields(form, context),
        values: { ...form.values }
    };
}
