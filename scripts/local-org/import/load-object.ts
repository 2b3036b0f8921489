import { ApexList } from '../apex/runtime/values/list.ts';
import { SObject } from '../apex/runtime/values/sobject.ts';
import type { DmlRowResult, Transaction } from '../contracts.ts';
import { describeError } from '../org/describe.ts';
import type { Org } from '../org/org.ts';
import type { ObjectModel, RawValue } from '../schema/types.ts';
import { fromRaw, toRaw } from '../store/values.ts';
import { CellError, isNothing, rawFromCell } from './cells.ts';
import { planColumns, type ColumnMeaning } from './columns.ts';
import { LoadNotes } from './load-notes.ts';
import { ParentIndex } from './parent-index.ts';
import type { ObjectMapping } from './mapping.ts';
import type { Table } from './table.ts';

/** Rows written in one transaction: as on the platform, so that the limits of a transaction are met as there. */
const BATCH = 200;

const SYSTEM = { mode: 'system', sharing: false } as const;

export interface RejectedRow {
    row: number;
    reason: string;
    cells: string[];
}

export interface ObjectReport {
    object: string;
    file: string;
    inserted: number;
    updated: number;
    unchanged: number;
    rejected: RejectedRow[];
    /** Columns without meaning, and what `LoadNotes` counted. */
    warnings: string[];
}

interface Candidate {
    row: number;
    cells: string[];
    values: Map<string, RawValue>;
    /** Cell of a reference to a record of the same file that is not loaded yet. */
    waitsFor: string | null;
}

/** Loads one file into one object. */
export function loadObject(
    org: Org,
    source: { object: ObjectModel; table: Table; mapping: ObjectMapping },
    progress: (text: string, done: number, total: number) => void
): ObjectReport {
    return new Loader(org, source.object, source.table, source.mapping, progress).run();
}

class Loader {
    readonly #org: Org;
    readonly #object: ObjectModel;
    readonly #table: Table;
    readonly #mapping: ObjectMapping;
    readonly #progress: (text: string, done: number, total: number) => void;
    readonly #report: ObjectReport;
    readonly #columns: ColumnMeaning[];
    readonly #match: ColumnMeaning[];
    readonly #parents = new Map<string, ParentIndex>();
    readonly #notes: LoadNotes;
    /** Values of a column in the file, folded, for references to rows of the same file. */
    readonly #inFile = new Map<ColumnMeaning, ReadonlySet<string>>();
    /** Match key -> id of the existing record, or null where several share it. */
    readonly #existing = new Map<string, string | null>();
    readonly #seen = new Map<string, number>();

    constructor(
        org: Org,
        object: ObjectModel,
        table: Table,
        mapping: ObjectMapping,
        progress: (text: string, done: number, total: number) => void
    ) {
        this.#org = org;
        this.#object = object;
        this.#table = table;
        this.#mapping = mapping;
        this.#progress = progress;
        const plan = planColumns(org.model, object, table, mapping);
        this.#columns = plan.columns;
        this.#report = {
            object: object.name,
            file: table.file,
            inserted: 0,
            updated: 0,
            unchanged: 0,
            rejected: [],
            warnings: [...plan.problems]
        };
        this.#match = this.#matchColumns();
        this.#notes = new LoadNotes(object, plan.columns);
    }

    run(): ObjectReport {
        this.#inOrg((tx) => this.#readParentsAndExisting(tx));
        let waiting = this.#table.rows.flatMap((line) => {
            if (line.problem !== null) this.#reject(line.row, line.cells, line.problem);
            return line.problem === null ? [{ row: line.row, cells: line.cells }] : [];
        });
        let done = 0;
        // Rows that refer to other rows of the same file go in waves: each wave loads those whose parent is there.
        while (waiting.length > 0) {
            const ready: Candidate[] = [];
            const later: typeof waiting = [];
            for (const line of waiting) {
                const candidate = this.#read(line);
                if (candidate === null) continue;
                if (candidate.waitsFor === null) ready.push(candidate);
                else later.push(line);
            }
            if (ready.length === 0) {
                for (const line of later)
                    this.#reject(
                        line.row,
                        line.cells,
                        `refers to ${this.#read(line)?.waitsFor ?? 'a record'}, which is neither in the org nor loadable from this file`
                    );
                break;
            }
            for (let start = 0; start < ready.length; start += BATCH) {
                const batch = ready.slice(start, start + BATCH);
                this.#write(batch);
                done += batch.length;
                this.#progress(`${this.#object.labelPlural}`, done, this.#table.rows.length);
            }
            waiting = later;
        }
        this.#report.rejected.sort((left, right) => left.row - right.row);
        this.#report.warnings.push(...this.#notes.sentences());
        return this.#report;
    }

    #inOrg<T>(work: (tx: Transaction) => T): T {
        return this.#org.transaction({ userId: this.#org.adminUserId, quiddity: 'BULK_API' }, work);
    }

    #matchColumns(): ColumnMeaning[] {
        const named =
            this.#mapping.match ??
            this.#columns
                .filter((column) => column.kind === 'field' && (column.field.name === 'Id' || column.field.externalId))
                .slice(0, 1)
                .map((column) => column.column);
        return named.flatMap((name) => {
            const column = this.#columns.find(
                (candidate) => candidate.column === name || this.#mapping.rename?.[candidate.column] === name
            );
            if (!column) this.#report.warnings.push(`The match key names the column ${name}, which the file lacks`);
            return column ?? [];
        });
    }

    #readParentsAndExisting(tx: Transaction): void {
        for (const column of this.#columns) {
            if (column.kind === 'parent')
                this.#parents.set(column.column, ParentIndex.read(tx, column.target, column.by));
        }
        if (this.#match.length === 0) return;
        const fields = this.#match.map((column) => column.field.name);
        const rows = tx.data.query({
            soql: `SELECT ${[...new Set(['Id', ...fields])].join(', ')} FROM ${this.#object.name}`,
            binds: null,
            access: SYSTEM,
            unlimited: true
        }).rows;
        for (const row of rows) {
            const key = keyOf(this.#match.map((column) => toRaw(column.field, row.values[column.field.name] ?? null)));
            this.#existing.set(key, this.#existing.has(key) ? null : String(row.values['Id']));
        }
    }

    /** Reads a line's cells; null when it was rejected. */
    #read(line: { row: number; cells: string[] }): Candidate | null {
        const candidate: Candidate = { ...line, values: new Map(), waitsFor: null };
        try {
            for (const column of this.#columns) this.#readCell(candidate, column);
        } catch (error) {
            if (!(error instanceof CellError)) throw error;
            this.#reject(line.row, line.cells, error.message);
            return null;
        }
        return candidate;
    }

    #readCell(candidate: Candidate, column: ColumnMeaning): void {
        const cell = candidate.cells[column.index] || (this.#mapping.defaults?.[column.column] ?? '');
        if (column.kind === 'field') {
            // An empty cell leaves the field to its default on insert, and as it is on update; #N/A empties it.
            if (cell.trim() !== '') candidate.values.set(column.field.name, rawFromCell(column.field, cell));
            return;
        }
        if (cell.trim() === '') return;
        if (isNothing(cell)) return void candidate.values.set(column.field.name, null);
        const found = this.#parents.get(column.column)!.find(cell);
        if (found.kind === 'one') candidate.values.set(column.field.name, found.id);
        else if (found.kind === 'many')
            throw new CellError(
                `${column.column}: ${found.count} records of ${column.target.label} have the ${column.by.label} "${cell}"`
            );
        else if (column.target === this.#object && this.#isInFile(column, cell))
            candidate.waitsFor = `${column.column} "${cell}"`;
        else throw new CellError(`${column.column}: no ${column.target.label} has the ${column.by.label} "${cell}"`);
    }

    #isInFile(column: ColumnMeaning & { kind: 'parent' }, cell: string): boolean {
        let values = this.#inFile.get(column);
        if (!values) {
            const own = this.#columns.find((candidate) => candidate.kind === 'field' && candidate.field === column.by);
            values = new Set(
                own === undefined ? [] : this.#table.rows.map((line) => folded(line.cells[own.index] ?? ''))
            );
            this.#inFile.set(column, values);
        }
        return values.has(folded(cell));
    }

    #write(batch: readonly Candidate[]): void {
        const inserts: Candidate[] = [];
        const updates: { candidate: Candidate; id: string }[] = [];
        for (const candidate of batch) {
            const key =
                this.#match.length === 0
                    ? null
                    : keyOf(this.#match.map((column) => candidate.values.get(column.field.name) ?? null));
            const before = key === null ? undefined : this.#seen.get(key);
            if (key !== null && before !== undefined) {
                this.#reject(
                    candidate.row,
                    candidate.cells,
                    `has the same ${this.#match.map((column) => column.column).join(' and ')} as row ${before}`
                );
                continue;
            }
            if (key !== null) this.#seen.set(key, candidate.row);
            const id = key === null ? undefined : this.#existing.get(key);
            if (id === null)
                this.#reject(
                    candidate.row,
                    candidate.cells,
                    `matches several records by ${this.#match.map((column) => column.column).join(' and ')}`
                );
            else if (id === undefined) inserts.push(candidate);
            else updates.push({ candidate, id });
        }
        this.#attempt(inserts, (tx) => this.#insert(tx, inserts));
        this.#attempt(
            updates.map(({ candidate }) => candidate),
            (tx) => this.#update(tx, updates)
        );
    }

    /** Runs a write in its own transaction; one that fails as a whole (a limit, a bug of a trigger) rejects its rows, not the file. */
    #attempt(candidates: readonly Candidate[], work: (tx: Transaction) => void): void {
        if (candidates.length === 0) return;
        try {
            this.#inOrg(work);
        } catch (error) {
            const reason = `the transaction of ${candidates.length} rows failed: ${describeError(error).split('\n').slice(0, 2).join(', ')}`;
            for (const candidate of candidates) this.#reject(candidate.row, candidate.cells, reason);
        }
    }

    #insert(tx: Transaction, candidates: Candidate[]): void {
        const rows = candidates.map((candidate) => this.#record(candidate, null));
        const results = tx.data.dml({ operation: 'insert', rows, allOrNone: false, access: SYSTEM, auditFields: true });
        results.forEach((result, index) => {
            const candidate = candidates[index]!;
            if (!result.success) return this.#reject(candidate.row, candidate.cells, reasonOf(result));
            this.#report.inserted++;
            this.#accepted(candidate, result.id as string);
        });
    }

    #update(tx: Transaction, candidates: readonly { candidate: Candidate; id: string }[]): void {
        const changed = this.#changed(tx, candidates);
        const rows = changed.map(({ candidate, id }) => this.#record(candidate, id));
        const results =
            rows.length === 0 ? [] : tx.data.dml({ operation: 'update', rows, allOrNone: false, access: SYSTEM });
        results.forEach((result, index) => {
            const { candidate } = changed[index]!;
            if (!result.success) return this.#reject(candidate.row, candidate.cells, reasonOf(result));
            this.#report.updated++;
            this.#notes.count(candidate.values);
        });
        const written = new Set(changed);
        for (const entry of candidates) {
            if (written.has(entry)) continue;
            this.#report.unchanged++;
            this.#notes.count(entry.candidate.values);
        }
    }

    /** The rows whose record does not hold yet what the file says. */
    #changed(
        tx: Transaction,
        candidates: readonly { candidate: Candidate; id: string }[]
    ): { candidate: Candidate; id: string }[] {
        const fields = [...new Set(this.#columns.map((column) => column.field.name))];
        const soql = `SELECT ${[...new Set(['Id', ...fields])].join(', ')} FROM ${this.#object.name} WHERE Id IN :ids`;
        const rows = tx.data.query({
            soql,
            binds: new Map([
                [
                    'ids',
                    new ApexList(
                        'List<Id>',
                        candidates.map(({ id }) => id)
                    )
                ]
            ]),
            access: SYSTEM,
            unlimited: true
        }).rows;
        const byId = new Map(rows.map((row) => [String(row.values['Id']), row]));
        return candidates.filter(({ candidate, id }) => {
            const row = byId.get(id);
            return [...candidate.values].some(([name, value]) => {
                const field = this.#object.fields.get(name.toLowerCase())!;
                return field.updateable && !sameRaw(toRaw(field, row?.values[name] ?? null), value);
            });
        });
    }

    #record(candidate: Candidate, id: string | null): SObject {
        const record = new SObject(this.#object);
        if (id !== null) record.values['Id'] = id;
        for (const [name, value] of candidate.values) {
            const field = this.#object.fields.get(name.toLowerCase())!;
            if (id !== null && !field.updateable) continue;
            record.values[name] = fromRaw(field, value);
        }
        return record;
    }

    #accepted(candidate: Candidate, id: string): void {
        this.#notes.count(candidate.values);
        for (const column of this.#columns) {
            if (column.kind !== 'parent' || column.target !== this.#object) continue;
            const own = candidate.values.get(column.by.name);
            if (own !== undefined && own !== null) this.#parents.get(column.column)!.add(String(own), id);
        }
    }

    #reject(row: number, cells: string[], reason: string): void {
        this.#report.rejected.push({ row, reason, cells });
    }
}

function keyOf(values: readonly RawValue[]): string {
    return JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)));
}

function folded(text: string): string {
    return text.trim().toLowerCase();
}

function sameRaw(left: RawValue, right: RawValue): boolean {
    return left === right || (typeof left === 'number' && typeof right === 'number' && Math.abs(left - right) < 1e-9);
}

function reasonOf(result: DmlRowResult): string {
    return result.errors.map((error) => `${error.statusCode}: ${error.message}`).join('; ');
}
