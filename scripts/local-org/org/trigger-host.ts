import type { CompiledProgram, CompiledUnit } from '../apex/compiler/index.ts';
import type { Kernel } from '../apex/runtime/kernel.ts';
import { tx } from '../apex/runtime/context.ts';
import type { TriggerEvent, TriggerHost } from '../contracts.ts';
import type { ObjectModel } from '../schema/types.ts';

/** The compiled triggers by object and event, run in name order. */
export class ProgramTriggers implements TriggerHost {
    readonly #kernel: Kernel;
    readonly #units = new Map<string, CompiledUnit[]>();

    constructor(program: CompiledProgram, kernel: Kernel) {
        this.#kernel = kernel;
        for (const unit of [...program.units].sort((left, right) => left.name.localeCompare(right.name))) {
            const object = unit.meta.object === null ? undefined : program.model.object(unit.meta.object);
            if (!object || unit.js === null) continue;
            for (const event of unit.meta.events) {
                const key = keyOf(object.name, `${event.when} ${event.operation}`);
                const units = this.#units.get(key);
                if (units) units.push(unit);
                else this.#units.set(key, [unit]);
            }
        }
    }

    handles(object: ObjectModel, when: 'before' | 'after', operation: TriggerEvent['operation']): boolean {
        return this.#units.has(keyOf(object.name, `${when} ${operation}`));
    }

    fire(event: TriggerEvent): void {
        const { triggerStack } = tx();
        triggerStack.push(event);
        try {
            for (const unit of this.#units.get(keyOf(event.object.name, `${event.when} ${event.operation}`)) ?? []) this.#kernel.runTrigger(unit, event);
        } finally {
            triggerStack.pop();
        }
    }
}

function keyOf(object: string, event: string): string {
    return `${object} ${event}`.toLowerCase();
}
