import { valueOf } from './rows';
import type { Row } from './rows';
import type { FieldText } from 'keystone/ui';

type Values = Record<string, FieldText>;
type Rule = (row: Row, value: FieldText, today: string) => Values;

/** What else changes with a status: who ends a thing ends it on a day, and what is open again has none. */
const endsOn =
    (dayField: string, open: readonly string[]): Rule =>
    (row, value, today) =>
        value === null || open.includes(value) ? { [dayField]: null } : { [dayField]: valueOf(row, dayField) ?? today };

/** Fields that the server takes only together, by kind and the field that was edited. */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
    Goal: {
        Confirmed_By__c: (row, value, today) => ({
            Confirmed_Date__c: value === null ? null : (valueOf(row, 'Confirmed_Date__c') ?? today)
        }),
        Confirmed_Date__c: (_row, value): Values => (value === null ? { Confirmed_By__c: null } : {})
    },
    BuyingUnit: {
        No_Revenue__c: (_row, value): Values => (value === 'true' ? { Revenue__c: null } : {}),
        Revenue__c: (row, value): Values =>
            value !== null && valueOf(row, 'No_Revenue__c') === 'true' ? { No_Revenue__c: 'false' } : {}
    },
    Objective: {
        Result__c: (row, value): Values =>
            value !== null && valueOf(row, 'Status__c') === 'Open'
                ? { Status__c: value === 'Met' ? 'Achieved' : 'Missed' }
                : {},
        Status__c: (row, value): Values =>
            value === 'Open' && valueOf(row, 'Result__c') !== null ? { Result__c: null } : {}
    },
    Commitment: { Status__c: endsOn('Closed_On__c', ['Open']) },
    Meeting: {
        Scheduled_Start__c: (row, value): Values =>
            value !== null && valueOf(row, 'Status__c') === 'Due' ? { Status__c: 'Scheduled' } : {},
        Status__c: (row, value, today): Values =>
            value === 'Held' ? { Held_On__c: valueOf(row, 'Held_On__c') ?? today } : {},
        Held_On__c: (row, value): Values =>
            value !== null && ['Due', 'Scheduled'].includes(valueOf(row, 'Status__c') ?? '')
                ? { Status__c: 'Held' }
                : {}
    }
};

/**
 * Changes that belong together, because the server takes them only so or because one says the other.
 * @param today the day on which the user works
 * @returns field to value, the edited field included
 */
export function pairedValues(row: Row, field: string, value: FieldText, today: string): Values {
    const rule = RULES[row.kind]?.[field];
    return { ...rule?.(row, value, today), [field]: value };
}
