import type { FieldSpec, FieldText } from 'keystone/ui';
import intro from '@salesforce/label/c.Ui_Stage_Intro';
import markLabel from '@salesforce/label/c.Ui_Stage_Mark';
import { fill } from 'c/textUtils';
import { kindOf } from './cells';
import type { CellContext } from './cells';
import { fieldSpec } from './fields';
import type { Question } from './moves';
import { nameOfRow } from './names';
import { valueOf } from './rows';
import type { Row } from './rows';
import { askedAt } from './stages';

/** Amounts that are usually the same as the one before. */
const USUALLY: Readonly<Record<string, readonly string[]>> = {
    Delivered_Amount__c: ['Amount__c'],
    Confirmed_Amount__c: ['Delivered_Amount__c', 'Amount__c']
};

function startValue(row: Row, name: string, day: string | null, today: string): FieldText {
    const usual = (USUALLY[name] ?? []).map((other) => valueOf(row, other)).find((value) => value !== null);
    return valueOf(row, name) ?? usual ?? (name === day ? today : null);
}

/** What is asked when a value item is taken to a stage: all of it is needed. */
export function stageQuestion(row: Row, stage: string, context: CellContext): Question {
    const { fields, day, label } = askedAt(stage);
    const specs: FieldSpec[] = fields
        .map((name) => kindOf(row, context)?.fields.find((field) => field.name === name))
        .filter((field) => field !== undefined)
        .map((field) => ({ ...fieldSpec(row.kind, field, context, row), required: true }));
    const mark = fill(markLabel, label);
    return {
        heading: mark,
        intro: fill(intro, nameOfRow(row)),
        confirmLabel: mark,
        fields: specs,
        values: Object.fromEntries(specs.map(({ name }) => [name, startValue(row, name, day, context.today)]))
    };
}

/** The answers as changes of a row, together with others. */
export function newValueEdits(row: Row, values: Readonly<Record<string, FieldText>>) {
    return Object.entries(values)
        .map(([field, mine]) => ({ field, base: valueOf(row, field), mine }))
        .filter(({ base, mine }) => base !== mine);
}
