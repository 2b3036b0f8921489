import type { Transaction, UserAccess } from '../contracts.ts';
import type { Org } from '../org/org.ts';
import { RowWriter, type Values } from './row-writer.ts';

/** A row and who of the company writes it. */
export interface Authored {
    by: string;
    values: Values;
}

/**
 * Writes records as people do: in their name and with their rights. What a person may not write (counts, states,
 * stamps) is what the package keeps; it follows in system mode, until the package works it out itself.
 */
export class SampleWriter {
    readonly #org: Org;
    readonly #users: ReadonlyMap<string, string>;

    constructor(org: Org, users: ReadonlyMap<string, string>) {
        this.#org = org;
        this.#users = users;
    }

    /** Inserts rows, one save for each person, and returns their ids in order. */
    insert(object: string, rows: readonly Authored[]): string[] {
        const ids = new Array<string>(rows.length);
        for (const [by, indices] of byAuthor(rows))
            this.#as(by, (tx, access) => {
                const parts = indices.map((index) => split(tx, access, object, rows[index]!.values));
                const written = new RowWriter(tx, { mode: 'user', sharing: true }).insert(
                    object,
                    parts.map((part) => part.own)
                );
                indices.forEach((index, position) => (ids[index] = written[position]!));
                const kept = parts
                    .map((part, position): Values => ({ Id: written[position]!, ...part.kept }))
                    .filter((values) => Object.keys(values).length > 1);
                new RowWriter(tx).update(object, kept);
            });
        return ids;
    }

    /** Inserts what people entered on an earlier day: in their name, with the stamps of that day, hence in system mode. */
    insertPast(object: string, rows: readonly Authored[]): void {
        for (const [by, indices] of byAuthor(rows))
            this.#as(by, (tx) =>
                new RowWriter(tx).insert(
                    object,
                    indices.map((index) => rows[index]!.values)
                )
            );
    }

    /** Updates rows by their Id, one save for each person. */
    update(object: string, rows: readonly Authored[]): void {
        for (const [by, indices] of byAuthor(rows))
            this.#as(by, (tx, access) => {
                const parts = indices.map((index) => {
                    const { Id, ...values } = rows[index]!.values;
                    const { own, kept } = split(tx, access, object, values);
                    return { own: { Id: Id!, ...own }, kept: { Id: Id!, ...kept } };
                });
                const any = (values: Values): boolean => Object.keys(values).length > 1;
                new RowWriter(tx, { mode: 'user', sharing: true }).update(
                    object,
                    parts.map((part) => part.own).filter(any)
                );
                new RowWriter(tx).update(object, parts.map((part) => part.kept).filter(any));
            });
    }

    /** Inserts what the package creates itself, and returns the ids in order. */
    keep(object: string, rows: readonly Values[]): string[] {
        return this.#system((writer) => writer.insert(object, rows));
    }

    /** Updates what the package keeps itself. */
    keepUp(object: string, rows: readonly Values[]): void {
        this.#system((writer) => writer.update(object, rows));
    }

    /** Raw values of all records of an object. */
    read(object: string, fields: readonly string[]): Values[] {
        return this.#system((writer) => writer.read(object, fields));
    }

    /** Ids of all records of an object by one or more of its fields, joined by a slash. */
    idsBy(object: string, ...fields: string[]): Map<string, string> {
        return this.#system((writer) => writer.idsBy(object, ...fields));
    }

    /** Runs Apex as somebody, for what the package has a service for. */
    apex(by: string, text: string): void {
        const result = this.#org.executeAnonymous(this.#userId(by), text);
        if (!result.success) throw new Error(`Sample data: ${result.problem ?? ''}\n${text}`);
    }

    #userId(by: string): string {
        return this.#users.get(by) ?? this.#org.adminUserId;
    }

    #as(by: string, work: (tx: Transaction, access: UserAccess) => void): void {
        const userId = this.#userId(by);
        this.#org.transaction({ userId, quiddity: 'BULK_API' }, (tx) => work(tx, tx.security.user(userId)));
    }

    #system<T>(work: (writer: RowWriter) => T): T {
        return this.#org.transaction({ userId: this.#org.adminUserId, quiddity: 'BULK_API' }, (tx) =>
            work(new RowWriter(tx))
        );
    }
}

function byAuthor(rows: readonly Authored[]): Map<string, number[]> {
    const indices = new Map<string, number[]>();
    rows.forEach(({ by }, index) => {
        const known = indices.get(by);
        if (known) known.push(index);
        else indices.set(by, [index]);
    });
    return indices;
}

/** The values that the person may write, and the others. */
function split(tx: Transaction, access: UserAccess, objectName: string, values: Values): { own: Values; kept: Values } {
    const object = tx.model.object(objectName);
    if (!object) throw new Error(`There is no object ${objectName}`);
    const own: Values = {};
    const kept: Values = {};
    for (const [name, value] of Object.entries(values)) {
        const field = tx.model.field(object, name);
        if (!field) throw new Error(`${objectName} has no field ${name}`);
        (access.fieldEdit(object, field.name) ? own : kept)[name] = value;
    }
    return { own, kept };
}
