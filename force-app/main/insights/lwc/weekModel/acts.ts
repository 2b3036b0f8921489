import type { WeekAct } from 'keystone/dto';
import completeLabel from '@salesforce/label/c.Ui_Week_Act_Complete';
import completedLabel from '@salesforce/label/c.Ui_Week_Done_Complete';
import dismissLabel from '@salesforce/label/c.Ui_Week_Act_Dismiss';
import dismissedLabel from '@salesforce/label/c.Ui_Week_Done_Dismiss';
import keepLabel from '@salesforce/label/c.Ui_Week_Act_Keep';
import keptLabel from '@salesforce/label/c.Ui_Week_Done_Keep';
import noteLabel from '@salesforce/label/c.Ui_Week_Act_Note';
import notedLabel from '@salesforce/label/c.Ui_Week_Done_Note';
import postponeLabel from '@salesforce/label/c.Ui_Week_Act_Postpone';
import postponedLabel from '@salesforce/label/c.Ui_Week_Done_Postpone';
import seeLabel from '@salesforce/label/c.Ui_Week_Act_See';
import seenLabel from '@salesforce/label/c.Ui_Week_Done_See';
import { fill } from 'c/textUtils';

interface ActTexts {
    label: string;
    icon: string;
    done: string;
}

/** How each act is offered, and how it is called afterwards. */
export const ACTS: Readonly<Record<WeekAct, ActTexts>> = {
    Complete: { label: completeLabel, icon: 'utility:check', done: completedLabel },
    Postpone: { label: postponeLabel, icon: 'utility:date_input', done: postponedLabel },
    See: { label: seeLabel, icon: 'utility:preview', done: seenLabel },
    Dismiss: { label: dismissLabel, icon: 'utility:close', done: dismissedLabel },
    Keep: { label: keepLabel, icon: 'utility:check', done: keptLabel },
    Note: { label: noteLabel, icon: 'utility:edit', done: notedLabel }
};

/** What was done, for the undo bar. @param text the item's */
export function doneText(act: WeekAct, text: string): string {
    return fill(ACTS[act].done, text);
}
