import type { Transaction } from '../../../contracts.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';
import { ApiError, notFound } from '../errors.ts';
import { queryAsUser } from '../record-io.ts';
import { fieldNameOf } from './list-names.ts';
import { children, components, text, type Xml } from './metadata.ts';
import { columnOf, defaultColumns, type Column } from './related-lists.ts';
import { resolvePath, uiRecord } from './record.ts';

interface ListView {
    apiName: string;
    label: string;
    columns: Column[];
    orderBy: { path: string; ascending: boolean };
    where: string[];
    binds: Record<string, unknown>;
    filteredBy: { fieldApiName: string; label: string; operandLabels: string[]; operator: string }[];
}

/** List views of an object: the package's, `All` where it names none, and `Recently Viewed`. */
export function listInfo(tx: Transaction, object: ObjectModel): unknown {
    const own = viewsXml(tx, object).map(([name, xml]) => ({
        apiName: name,
        id: `list-${object.name}-${name}`,
        label: text(xml, 'label') ?? name
    }));
    const all = own.some((view) => view.apiName === 'All')
        ? []
        : [{ apiName: '__All', id: `list-${object.name}-__All`, label: `All ${object.labelPlural}` }];
    const lists = [
        ...own,
        ...all,
        { apiName: '__Recent', id: `list-${object.name}-__Recent`, label: 'Recently Viewed' }
    ];
    return { count: lists.length, lists };
}

/** One page of a list view with its columns and records. */
export function listUi(tx: Transaction, object: ObjectModel, name: string, query: Record<string, string>): unknown {
    const view = resolveView(tx, object, name);
    const pageSize = Math.min(2000, Math.max(1, Number(query['pageSize'] ?? 50) || 50));
    const from = Math.max(0, Number(query['pageToken'] ?? 0) || 0);
    const order = sortOf(view, query['sortBy']);
    const where = [...view.where];
    const binds = { ...view.binds };
    const term = query['searchTerm']?.trim();
    if (term) where.push(searchClause(tx, object, view.columns, term, binds));
    const condition = where.length > 0 ? ` WHERE ${where.map((part) => `(${part})`).join(' AND ')}` : '';
    const paths = [
        ...new Set([
            'Id',
            ...view.columns.flatMap((column) => [column.fieldApiName, ...(column.lookupId ? [column.lookupId] : [])])
        ])
    ];
    const total = queryAsUser(tx, `SELECT COUNT() FROM ${object.name}${condition}`, binds).count;
    const rows = queryAsUser(
        tx,
        `SELECT ${paths.join(', ')} FROM ${object.name}${condition} ORDER BY ${order.path} ${order.ascending ? 'ASC' : 'DESC'} NULLS LAST, Id LIMIT ${pageSize} OFFSET ${from}`,
        binds
    ).rows;
    const column = view.columns.find((candidate) => candidate.fieldApiName === order.path);
    return {
        info: {
            label: view.label,
            listReference: {
                id: `list-${object.name}-${view.apiName}`,
                listViewApiName: view.apiName,
                objectApiName: object.name,
                type: 'listView'
            },
            displayColumns: view.columns,
            orderedByInfo: [
                { fieldApiName: order.path, isAscending: order.ascending, label: column?.label ?? order.path }
            ],
            filteredByInfo: view.filteredBy,
            eTag: `${object.name}-${view.apiName}-${tx.model.version}`
        },
        records: {
            count: rows.length,
            totalCount: total,
            currentPageToken: String(from),
            nextPageToken: from + pageSize < total ? String(from + pageSize) : null,
            previousPageToken: from > 0 ? String(Math.max(0, from - pageSize)) : null,
            pageSize,
            records: rows.map((row) => uiRecord(tx, row))
        }
    };
}

function viewsXml(tx: Transaction, object: ObjectModel): [string, Xml][] {
    return components(tx.model, 'listViews')
        .filter(([name]) => tx.model.object(name.split('.')[0] as string) === object)
        .map(([name, xml]) => [name.split('.')[1] as string, xml]);
}

function resolveView(tx: Transaction, object: ObjectModel, name: string): ListView {
    const columns = defaultColumns(tx, object)
        .map((column) => columnOf(tx, object, column))
        .filter((column): column is Column => column !== null);
    const first = columns.find((column) => column.sortable)?.fieldApiName ?? 'Id';
    const plain = { columns, where: [], binds: {}, filteredBy: [] };
    if (name === '__Recent')
        return {
            ...plain,
            apiName: name,
            label: 'Recently Viewed',
            orderBy: { path: 'LastModifiedDate', ascending: false }
        };
    const xml = viewsXml(tx, object).find(([own]) => own.toLowerCase() === name.toLowerCase());
    if (!xml) {
        if (name === '__All' || name === 'All')
            return {
                ...plain,
                apiName: name,
                label: `All ${object.labelPlural}`,
                orderBy: { path: first, ascending: true }
            };
        throw notFound();
    }
    return fromXml(tx, object, xml[0], xml[1], columns, first);
}

function fromXml(
    tx: Transaction,
    object: ObjectModel,
    name: string,
    xml: Xml,
    fallback: Column[],
    first: string
): ListView {
    const named = children(xml, 'columns')
        .map((column) => columnOf(tx, object, fieldNameOf(object, String(column))))
        .filter((column): column is Column => column !== null);
    const columns = named.length > 0 ? named : fallback;
    const view: ListView = {
        apiName: name,
        label: text(xml, 'label') ?? name,
        columns,
        where: [],
        binds: {},
        filteredBy: [],
        orderBy: { path: columns.find((column) => column.sortable)?.fieldApiName ?? first, ascending: true }
    };
    if (text(xml, 'filterScope') === 'Mine') {
        view.where.push('OwnerId = :me');
        view.binds['me'] = tx.user.userId;
    }
    children(xml, 'filters').forEach((filter, index) => addFilter(tx, object, view, filter, index));
    return view;
}

const OPERATORS: Record<string, string> = {
    equals: '=',
    notEqual: '!=',
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '<=',
    greaterOrEqual: '>='
};

function addFilter(tx: Transaction, object: ObjectModel, view: ListView, filter: Xml, index: number): void {
    const field = tx.model.field(object, fieldNameOf(object, text(filter, 'field') ?? ''));
    if (!field) return;
    const operation = text(filter, 'operation') ?? 'equals';
    const value = text(filter, 'value') ?? '';
    const bind = `f${index}`;
    const relative = /^(TODAY|YESTERDAY|TOMORROW|(LAST|NEXT|THIS)_\w+(:\d+)?)$/i.test(value) ? value : null;
    if (operation === 'contains' || operation === 'notContain' || operation === 'startsWith') {
        view.binds[bind] = `${operation === 'startsWith' ? '' : '%'}${value.replace(/[\\%_]/g, '\\$&')}%`;
        const like = `${field.name} LIKE :${bind}`;
        view.where.push(operation === 'notContain' ? `NOT (${like})` : like);
    } else if (field.type === 'picklist' && value.includes(',')) {
        view.where.push(
            `${field.name} ${operation === 'notEqual' ? 'NOT IN' : 'IN'} (${value
                .split(',')
                .map((entry) => quote(entry.trim()))
                .join(', ')})`
        );
    } else {
        const literal = relative ?? literalOf(field, value);
        view.where.push(`${field.name} ${OPERATORS[operation] ?? '='} ${literal}`);
    }
    view.filteredBy.push({
        fieldApiName: field.name,
        label: field.label,
        operandLabels: [value],
        operator: operation.charAt(0).toUpperCase() + operation.slice(1)
    });
}

function literalOf(field: FieldModel, value: string): string {
    if (value === '') return 'null';
    if (field.type === 'boolean') return value === '1' || value.toLowerCase() === 'true' ? 'TRUE' : 'FALSE';
    if (['int', 'double', 'currency', 'percent', 'long'].includes(field.type))
        return String(Number(value.replace(/[^\d.-]/g, '')));
    if (field.type === 'date') {
        const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
        return american ? `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}` : value;
    }
    return quote(value);
}

function quote(value: string): string {
    return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

function sortOf(view: ListView, sortBy: string | undefined): { path: string; ascending: boolean } {
    if (!sortBy) return view.orderBy;
    const ascending = !sortBy.startsWith('-');
    const path = sortBy.replace(/^-/, '');
    const column = view.columns.find((candidate) => candidate.fieldApiName.toLowerCase() === path.toLowerCase());
    if (!column?.sortable) throw new ApiError(400, 'INVALID_SORT', `The list cannot be sorted by ${path}`);
    return { path: column.fieldApiName, ascending };
}

function searchClause(
    tx: Transaction,
    object: ObjectModel,
    columns: Column[],
    term: string,
    binds: Record<string, unknown>
): string {
    binds['term'] = `%${term.replace(/[\\%_]/g, '\\$&')}%`;
    const paths = columns
        .filter((column) => isText(tx, object, column.fieldApiName))
        .map((column) => `${column.fieldApiName} LIKE :term`);
    return paths.length > 0 ? paths.join(' OR ') : 'Id = null';
}

function isText(tx: Transaction, object: ObjectModel, path: string): boolean {
    const last = path.split('.').at(-1) as string;
    if (path.includes('.')) return resolvePath(tx, object, path) !== null;
    const type = tx.model.field(object, last)?.type ?? '';
    return (
        ['string', 'picklist', 'email', 'phone', 'url', 'textarea'].includes(type) &&
        !tx.model.field(object, last)?.longText
    );
}
