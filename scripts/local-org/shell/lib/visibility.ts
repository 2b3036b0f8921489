import { org } from './bootstrap.ts';
import { localName, qualify } from './names.ts';
import type { RecordData, Scalar, VisibilityRule } from './ui-types.ts';

type Known = Scalar | undefined;

/** The record fields that a rule looks at, as `Object.Field` paths. */
export function fieldsOfRule(rule: VisibilityRule | null | undefined, objectApiName: string): string[] {
    return (rule?.criteria ?? []).flatMap((criterion) => {
        const path = /^\{!Record\.(.+)\}$/.exec(criterion.leftValue)?.[1];
        return path ? [`${objectApiName}.${path.split('.').map(qualify).join('.')}`] : [];
    });
}

/** Whether a component shows, given the record that the page is about (undefined while it is on its way). */
export function isVisible(rule: VisibilityRule | null | undefined, record: RecordData | undefined): boolean {
    if (!rule || rule.criteria.length === 0) return true;
    const results = rule.criteria.map((criterion) =>
        compare(leftValue(criterion.leftValue, record), criterion.operator, criterion.rightValue)
    );
    return rule.booleanFilter ? evaluate(rule.booleanFilter, results) : results.every(Boolean);
}

function leftValue(expression: string, record: RecordData | undefined): Known {
    const path = /^\{!(.+)\}$/.exec(expression)?.[1] ?? expression;
    const [root, ...rest] = path.split('.');
    if (root === 'Record') return fieldOf(record, rest);
    if (root === '$Client' && rest[0] === 'FormFactor') return 'Large';
    if (root === '$Permission') {
        const name = localName(rest[1] ?? '');
        const permissions = rest[0] === 'CustomPermission' ? org().customPermissions : org().userPermissions;
        return permissions.includes(name);
    }
    if (root === '$User') {
        const user = org().user;
        const known: Record<string, Known> = {
            Id: user?.id,
            Name: user?.name,
            Username: user?.username,
            Title: user?.title,
            'Profile.Name': user?.profileName,
            'UserRole.Name': user?.roleName
        };
        return known[rest.join('.')];
    }
    throw new Error(`Component visibility by ${expression} is not modelled by the local org`);
}

function fieldOf(record: RecordData | undefined, path: string[]): Known {
    let current = record;
    for (const [index, step] of path.entries()) {
        const value = current?.fields[qualify(step)]?.value;
        if (index === path.length - 1) return value !== null && typeof value === 'object' ? undefined : value;
        current = value !== null && typeof value === 'object' ? value : undefined;
    }
    return undefined;
}

function compare(left: Known, operator: string, right: string): boolean {
    const text = String(left ?? '').toLowerCase();
    const wanted = right.toLowerCase();
    const numbers = (test: (a: number, b: number) => boolean): boolean => {
        if (left === null || left === undefined || left === '') return false;
        const [a, b] = [Number(left), Number(right)];
        return Number.isNaN(a) || Number.isNaN(b) ? test(text.localeCompare(wanted), 0) : test(a, b);
    };
    switch (operator) {
        case 'EQUAL':
            return text === wanted;
        case 'NE':
            return text !== wanted;
        case 'GT':
            return numbers((a, b) => a > b);
        case 'GE':
            return numbers((a, b) => a >= b);
        case 'LT':
            return numbers((a, b) => a < b);
        case 'LE':
            return numbers((a, b) => a <= b);
        case 'CONTAINS':
            return text.includes(wanted);
        default:
            throw new Error(`Component visibility with the operator ${operator} is not modelled by the local org`);
    }
}

/** `1 AND (2 OR NOT 3)` over the results, by recursive descent. */
function evaluate(filter: string, results: boolean[]): boolean {
    const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|\(|\)/g) ?? [];
    let at = 0;
    const primary = (): boolean => {
        const token = tokens[at++];
        if (token === 'NOT') return !primary();
        if (token === '(') {
            const value = either();
            at += 1;
            return value;
        }
        return results[Number(token) - 1] ?? false;
    };
    const both = (): boolean => {
        let value = primary();
        while (tokens[at] === 'AND') {
            at += 1;
            value = primary() && value;
        }
        return value;
    };
    function either(): boolean {
        let value = both();
        while (tokens[at] === 'OR') {
            at += 1;
            value = both() || value;
        }
        return value;
    }
    return either();
}
