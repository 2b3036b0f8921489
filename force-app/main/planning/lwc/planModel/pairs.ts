import { valueOf } from './rows';
import type { Row } from './rows';
import type { FieldText } from 'keystone/ui';

type Values = Record<string, FieldText>;
type Rule = (row: Row, value: FieldText, today: string) => Values;

/** What else changes, if it does. */
function when(holds: boolean, values: Values): Values {
    return holds ? values : {};
}

/** What else changes with a status: who ends a thing ends it on a day, and what is open again has none. */
function endsOn(dayField: string, open: string): Rule {
    return (row, value, today) => {
        const isOpen = value === null || value === open;
        return { [dayField]: isOpen ? null : (valueOf(row, dayField) ?? today) };
    };
}

const statusOf = (row: Row): string => valueOf(row, 'Status__c') ?? '';

/** Fields that the server takes only together, by kind and the field that was edited. */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
    Goal: {
        Confirmed_By__c: (row, value, today) => ({
            Confirmed_Date__c: value === null ? null : (valueOf(row, 'Confirmed_Date__c') ?? today)
        }),
        Confirmed_Date__c: (_row, value) => when(value === null, { Confirmed_By__c: null })
    },
    BuyingUnit: {
        No_Revenue__c: (_row, value) => when(value === 'true', { Revenue__c: null }),
        Revenue__c: (row, value) =>
            when(value !== null && valueOf(row, 'No_Revenue__c') === 'true', { No_Revenue__c: 'false' })
    },
    Objective: {
        Result__c: (row, value) =>
            when(value !== null && statusOf(row) === 'Open', { Status__c: value === 'Met' ? 'Achieved' : 'Missed' }),
        Status__c: (row, value) => when(value === 'Open' && valueOf(row, 'Result__c') !== null, { Result__c: null })
    },
    Commitment: { Status__c: endsOn('Closed_On__c', 'Open') },
    Meeting: {
        Scheduled_Start__c: (row, value) => when(value !== null && statusOf(row) === 'Due', { Status__c: 'Scheduled' }),
        Status__c: (row, value, today) => when(value === 'Held', { Held_On__c: valueOf(row, 'Held_On__c') ?? today }),
        Held_On__c: (row, value) =>
            when(value !== null && ['Due', 'Scheduled'].includes(statusOf(row)), { Status__c: 'Held' })
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
