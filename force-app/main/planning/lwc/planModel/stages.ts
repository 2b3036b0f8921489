import agreedLabel from '@salesforce/label/c.Ui_Stage_Agreed';
import confirmedLabel from '@salesforce/label/c.Ui_Stage_Confirmed';
import deliveredLabel from '@salesforce/label/c.Ui_Stage_Delivered';
import doneLabel from '@salesforce/label/c.Ui_Stage_Done';
import markLabel from '@salesforce/label/c.Ui_Stage_Mark';
import nextLabel from '@salesforce/label/c.Ui_Stage_Next';
import nowLabel from '@salesforce/label/c.Ui_Stage_Now';
import proposedLabel from '@salesforce/label/c.Ui_Stage_Proposed';
import type { Cell } from 'keystone/ui';
import { fill } from 'c/textUtils';
import { valueOf } from './rows';
import type { Row } from './rows';

/** A stage on the way of a value item, from the idea to what the customer confirms. */
export interface Stage {
    key: string;
    label: string;
    state: 'done' | 'now' | 'next';
    /** In words, for people who do not see the icon. */
    stateText: string;
    icon: string;
    /** Amount, person and day, as far as they are known. */
    lines: string[];
    /** Label of the button that takes the item here; empty when it cannot be taken here now. */
    mark: string;
    className: string;
}

interface StageLayout {
    value: string;
    label: string;
    /** Amount, person, day. */
    shows: readonly string[];
    /** Asked when an item is taken here; all of it is needed. */
    asks: readonly string[];
    day: string | null;
}

const STAGES: readonly StageLayout[] = [
    { value: 'Proposed', label: proposedLabel, shows: ['Amount__c'], asks: [], day: null },
    {
        value: 'Agreed',
        label: agreedLabel,
        shows: ['Agreed_With__c', 'Agreed_On__c'],
        asks: ['Agreed_With__c', 'Agreed_On__c', 'Amount__c'],
        day: 'Agreed_On__c'
    },
    {
        value: 'Delivered',
        label: deliveredLabel,
        shows: ['Delivered_Amount__c', 'Delivered_On__c'],
        asks: ['Delivered_On__c', 'Delivered_Amount__c'],
        day: 'Delivered_On__c'
    },
    {
        value: 'Confirmed',
        label: confirmedLabel,
        shows: ['Confirmed_Amount__c', 'Confirmed_By__c', 'Confirmed_On__c'],
        asks: ['Confirmed_By__c', 'Confirmed_On__c', 'Confirmed_Amount__c'],
        day: 'Confirmed_On__c'
    }
];

const TEXTS = { done: doneLabel, now: nowLabel, next: nextLabel };
const ICONS = { done: 'utility:success', now: 'utility:record', next: 'utility:routing_offline' };

/** The fields that are asked for when a value item is taken to a stage, and the one that holds the day. */
export function askedAt(stage: string): { fields: readonly string[]; day: string | null; label: string } {
    const found = STAGES.find(({ value }) => value === stage);
    return { fields: found?.asks ?? [], day: found?.day ?? null, label: found?.label ?? stage };
}

/** The way of a value item; null once it was dropped. */
export function stagesOf(row: Row, cells: Record<string, Cell>): Stage[] | null {
    const status = valueOf(row, 'Status__c');
    const current = STAGES.findIndex(({ value }) => value === status);
    if (current < 0) {
        return null;
    }
    return STAGES.map((stage, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'next';
        const markable = index === current + 1 && cells.Status__c?.editable === true;
        return {
            key: stage.value,
            label: stage.label,
            state,
            stateText: TEXTS[state],
            icon: ICONS[state],
            lines: stage.shows.map((name) => cells[name]?.text ?? '').filter((text) => text !== ''),
            mark: markable ? fill(markLabel, stage.label) : '',
            className: `stage stage_${state}`
        };
    });
}
