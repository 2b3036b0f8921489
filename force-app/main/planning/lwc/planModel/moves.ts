import type { PlanMove, PlanWorkspaceView } from 'keystone/dto';
import type { FieldSpec, FieldText } from 'keystone/ui';
import activateIntro from '@salesforce/label/c.Ui_Move_ActivateIntro';
import activateLabel from '@salesforce/label/c.Ui_Move_Activate';
import approveIntro from '@salesforce/label/c.Ui_Move_ApproveIntro';
import approveLabel from '@salesforce/label/c.Ui_Move_Approve';
import changeLabel from '@salesforce/label/c.Ui_Decision_Change';
import closeIntro from '@salesforce/label/c.Ui_Move_CloseIntro';
import closeLabel from '@salesforce/label/c.Ui_Move_Close';
import commentLabel from '@salesforce/label/c.Ui_Move_Comment';
import continueLabel from '@salesforce/label/c.Ui_Decision_Continue';
import decisionLabel from '@salesforce/label/c.Ui_Decision';
import endLabel from '@salesforce/label/c.Ui_StartPlan_End';
import exitLabel from '@salesforce/label/c.Ui_Decision_Exit';
import nextIntro from '@salesforce/label/c.Ui_Move_StartNextIntro';
import nextLabel from '@salesforce/label/c.Ui_Move_StartNext';
import reasonLabel from '@salesforce/label/c.Ui_Waiver_Reason';
import resumeIntro from '@salesforce/label/c.Ui_Move_ResumeIntro';
import resumeLabel from '@salesforce/label/c.Ui_Move_Resume';
import returnIntro from '@salesforce/label/c.Ui_Move_ReturnIntro';
import returnLabel from '@salesforce/label/c.Ui_Move_Return';
import reviewIntro from '@salesforce/label/c.Ui_Move_StartReviewIntro';
import reviewLabel from '@salesforce/label/c.Ui_Move_StartReview';
import startLabel from '@salesforce/label/c.Ui_StartPlan_Start';
import submitIntro from '@salesforce/label/c.Ui_Move_SubmitIntro';
import submitLabel from '@salesforce/label/c.Ui_Move_Submit';
import untilLabel from '@salesforce/label/c.Ui_Waiver_Until';
import waiveHeading from '@salesforce/label/c.Ui_Waiver_Heading';
import waiveIntro from '@salesforce/label/c.Ui_Waiver_Intro';
import waiveLabel from '@salesforce/label/c.Ui_Waiver_Waive';
import { addDays, endOfMonths, fill } from 'c/textUtils';

/** What a dialog asks before something is done. */
export interface Question {
    heading: string;
    intro: string;
    confirmLabel: string;
    fields: FieldSpec[];
    values: Record<string, FieldText>;
}

const COMMENT_LENGTH = 4000;
const REASON_LENGTH = 2000;
const YEAR = 12;
const WAIVER_DAYS = 30;

const TEXTS: Readonly<Record<PlanMove, { label: string; intro: string }>> = {
    Activate: { label: activateLabel, intro: activateIntro },
    Submit: { label: submitLabel, intro: submitIntro },
    Approve: { label: approveLabel, intro: approveIntro },
    Return: { label: returnLabel, intro: returnIntro },
    StartReview: { label: reviewLabel, intro: reviewIntro },
    Resume: { label: resumeLabel, intro: resumeIntro },
    Close: { label: closeLabel, intro: closeIntro },
    StartNext: { label: nextLabel, intro: nextIntro }
};

/** What a move of a plan is called. */
export function moveLabel(move: PlanMove): string {
    return TEXTS[move]?.label ?? move;
}

function fieldsOf(move: PlanMove): FieldSpec[] {
    const comment: FieldSpec = {
        name: 'comment',
        label: commentLabel,
        type: 'textarea',
        maxLength: COMMENT_LENGTH,
        required: move === 'Return'
    };
    const decision: FieldSpec = {
        name: 'decision',
        label: decisionLabel,
        type: 'choice',
        required: true,
        options: [
            { value: 'Continue', label: continueLabel },
            { value: 'Change', label: changeLabel },
            { value: 'Exit', label: exitLabel }
        ]
    };
    const period: FieldSpec[] = [
        { name: 'startDate', label: startLabel, type: 'date', required: true },
        { name: 'endDate', label: endLabel, type: 'date', required: true }
    ];
    const asked: Partial<Record<PlanMove, FieldSpec[]>> = {
        Approve: [comment],
        Return: [comment],
        Close: [decision],
        StartNext: period
    };
    return asked[move] ?? [];
}

/** What is asked before a plan is moved. @param today as 2027-03-31 */
export function moveQuestion(move: PlanMove, view: PlanWorkspaceView, today: string): Question {
    const { label, intro } = TEXTS[move];
    const start = view.endDate ? addDays(view.endDate, 1) : today;
    const values: Record<string, FieldText> =
        move === 'StartNext' ? { startDate: start, endDate: endOfMonths(start, YEAR) } : {};
    return {
        heading: label,
        intro: fill(intro, view.planName ?? ''),
        confirmLabel: label,
        fields: fieldsOf(move),
        values
    };
}

/** What is asked before a lead lets a criterion rest. */
export function waiverQuestion(criterion: string, today: string): Question {
    return {
        heading: fill(waiveHeading, criterion),
        intro: waiveIntro,
        confirmLabel: waiveLabel,
        fields: [
            { name: 'reason', label: reasonLabel, type: 'textarea', required: true, maxLength: REASON_LENGTH },
            { name: 'endDate', label: untilLabel, type: 'date', required: true, min: today }
        ],
        values: { endDate: addDays(today, WAIVER_DAYS) }
    };
}
