/** What the platform computes and checks itself on standard objects. */
import type { ObjectModel } from '../../schema/types.ts';
import type { Store } from '../../store/store.ts';
import type { SaveContext, Work } from '../work.ts';

export interface StandardRules {
    /** Fills computed fields: before the before triggers, and again after them. */
    before?(context: SaveContext, works: readonly Work[], store: Store): void;
    /** Checks of the object's own. */
    validate?(context: SaveContext, works: readonly Work[], store: Store): void;
    /** After the rows were written, before the after triggers. */
    after?(context: SaveContext, works: readonly Work[], store: Store): void;
}

const RULES: Record<string, StandardRules> = {};

/** The rules of an object, or null. */
export function standardRules(object: ObjectModel): StandardRules | null {
    return RULES[object.name] ?? null;
}
