import type { Program } from '../program.ts';
import type { ClassSymbol, UnitSymbol } from '../symbols.ts';
import { Writer } from './writer.ts';

/** What the code of one unit shares: handles of classes it uses, library members, constants, counted lines. */
export class UnitEmitter {
    readonly program: Program;
    readonly unit: UnitSymbol;
    readonly writer = new Writer();
    readonly #prelude = new Map<string, { name: string; init: string }>();
    readonly #lines = new Map<number, number>();

    constructor(program: Program, unit: UnitSymbol) {
        this.program = program;
        this.unit = unit;
    }

    #constant(prefix: string, key: string, init: string): string {
        let found = this.#prelude.get(key);
        if (found === undefined) {
            found = { name: `${prefix}${this.#prelude.size}`, init };
            this.#prelude.set(key, found);
        }
        return found.name;
    }

    /** Variable that holds a class's handle. */
    handle(cls: ClassSymbol): string {
        return this.#constant('H', `class ${cls.id}`, `$.handle(${JSON.stringify(cls.fullName.toLowerCase())})`);
    }

    /** Variable that holds a member of the class library. */
    library(
        className: string,
        kind: 'method' | 'static' | 'constructor',
        name: string,
        types: readonly string[]
    ): string {
        const init = `$.library(${JSON.stringify(className)},"${kind}",${JSON.stringify(name)},${JSON.stringify(types)})`;
        return this.#constant('L', init, init);
    }

    /** Variable that holds a property of the class library. */
    property(className: string, name: string): string {
        const init = `$.property(${JSON.stringify(className)},${JSON.stringify(name)})`;
        return this.#constant('P', init, init);
    }

    /** Variable that holds a value made once, e.g. a Decimal literal. */
    value(init: string): string {
        return this.#constant('K', init, init);
    }

    /** Statement that counts a line for coverage. */
    count(line: number): string {
        let index = this.#lines.get(line);
        if (index === undefined) {
            index = this.#lines.size;
            this.#lines.set(line, index);
        }
        return `$k[${index}]++;`;
    }

    get lines(): number[] {
        return [...this.#lines.keys()];
    }

    /** The whole unit as an expression. */
    finish(): string {
        const names = [...this.#prelude.values()].map((each) => `,${each.name}=${each.init}`).join('');
        return `(function($){"use strict";const $k=$.counters(${JSON.stringify(this.unit.kind)},${JSON.stringify(this.unit.name)},${this.#lines.size})${names};${this.writer.toString()}\n})`;
    }
}
