import type { Transaction } from '../../../contracts.ts';
import type { ObjectModel } from '../../../schema/types.ts';
import { ApiError } from '../errors.ts';
import { queryAsUser } from '../record-io.ts';
import { compactFields } from './layout.ts';
import { resolvePath, uiRecord } from './record.ts';

/** One condition of a record picker's filter, already checked against the object. */
interface Criterion {
    fieldPath: string;
    operator: string;
    value: unknown;
}

/** Records of an object whose name contains the words typed; the latest changed ones when nothing was typed. */
export function searchByName(
    tx: Transaction,
    object: ObjectModel,
    q: string,
    limit: number,
    options: { display?: string[]; match?: string[]; criteria?: Criterion[]; logic?: string } = {}
): Record<string, unknown>[] {
    const name = object.nameField?.name ?? 'Id';
    const display = options.display ?? [
        name,
        ...compactFields(tx, object)
            .filter((field) => field !== name)
            .slice(0, 1)
    ];
    const paths = [...new Set(['Id', ...display.flatMap((path) => resolvePath(tx, object, path) ?? [])])];
    const binds: Record<string, unknown> = {};
    const where: string[] = [];
    if (q.trim() !== '') {
        const match = (options.match ?? [name]).flatMap((path) => resolvePath(tx, object, path)?.slice(0, 1) ?? []);
        q.trim()
            .split(/\s+/)
            .forEach((word, index) => {
                binds[`w${index}`] = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
                where.push(`(${match.map((path) => `${path} LIKE :w${index}`).join(' OR ')})`);
            });
    }
    if (options.criteria?.length) where.push(criteriaClause(tx, object, options.criteria, options.logic, binds));
    if (object.name === 'User') where.push('IsActive = true');
    const condition = where.length > 0 ? ` WHERE ${where.join(' AND ')}` : '';
    const order = q.trim() === '' && object.fields.has('lastmodifieddate') ? 'LastModifiedDate DESC' : name;
    return queryAsUser(
        tx,
        `SELECT ${paths.join(', ')} FROM ${object.name}${condition} ORDER BY ${order} LIMIT ${limit}`,
        binds
    ).rows.map((row) => uiRecord(tx, row));
}

const OPERATORS: Record<string, string> = {
    eq: '=',
    ne: '!=',
    lt: '<',
    gt: '>',
    lte: '<=',
    gte: '>=',
    like: 'LIKE',
    in: 'IN',
    nin: 'NOT IN',
    includes: 'INCLUDES',
    excludes: 'EXCLUDES'
};

function criteriaClause(
    tx: Transaction,
    object: ObjectModel,
    criteria: Criterion[],
    logic: string | undefined,
    binds: Record<string, unknown>
): string {
    const parts = criteria.map((criterion, index) => {
        const path = resolvePath(tx, object, criterion.fieldPath)?.[0];
        const operator = OPERATORS[criterion.operator];
        if (!path || !operator)
            throw new ApiError(
                400,
                'INVALID_FILTER',
                `The filter names a field or operator that does not exist: ${criterion.fieldPath} ${criterion.operator}`
            );
        if (criterion.value === null) return `${path} ${operator} null`;
        binds[`c${index}`] = criterion.value;
        return `${path} ${operator} :c${index}`;
    });
    if (!logic) return parts.map((part) => `(${part})`).join(' AND ');
    if (!/^[\d\s()]*(?:(?:AND|OR|NOT)[\d\s()]*)*$/i.test(logic))
        throw new ApiError(400, 'INVALID_FILTER', `The filter logic cannot be read: ${logic}`);
    return `(${logic.replace(/\d+/g, (number) => {
        const part = parts[Number(number) - 1];
        if (!part)
            throw new ApiError(
                400,
                'INVALID_FILTER',
                `The filter logic names criterion ${number}, which does not exist`
            );
        return `(${part})`;
    })})`;
}
