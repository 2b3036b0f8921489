import { wouldClose } from 'c/mapLayout';
import type { Forest } from 'c/mapLayout';
import { fill } from 'c/textUtils';
import { labels } from './labels';

/** A place outside of the drawing on which a card can be dropped. */
export type Zone = 'none' | 'park';

/** Something that the user is about to change: a card's manager, or a new line. */
export interface Change {
    kind: 'move' | 'link';
    index: number;
    /** By pointer, until it is let go; or by keyboard and presses, until it is confirmed. */
    by: 'drag' | 'choice';
    target: number | null;
    zone: Zone | null;
}

/** What would happen, in words, and whether it may. */
interface Verdict {
    text: string;
    refused: boolean;
}

/** Tells what a change would do. */
export function verdictOf({ kind, index, target, zone }: Change, forest: Forest): Verdict {
    const { nodes } = forest;
    const { name } = nodes[index];
    if (zone !== null) {
        return { text: fill(zone === 'park' ? labels.parkTarget : labels.noManagerTarget, name), refused: false };
    }
    if (target === null) {
        return { text: fill(kind === 'move' ? labels.moveHint : labels.linkHint, name), refused: false };
    }
    if (target === index) {
        return { text: labels.self, refused: true };
    }
    if (kind === 'link') {
        return { text: fill(labels.linkTarget, name, nodes[target].name), refused: false };
    }
    const refused = wouldClose(forest, index, target);
    return { text: fill(refused ? labels.refused : labels.moveTarget, name, nodes[target].name), refused };
}

/** The event that asks for a change that is allowed; null when it would change nothing. */
export function eventOf({ kind, index, target, zone }: Change, { nodes, parent }: Forest): CustomEvent | null {
    const { id } = nodes[index];
    if (zone === 'park') {
        return new CustomEvent('park', { detail: { id } });
    }
    if (zone === 'none') {
        return new CustomEvent('reparent', { detail: { id, managerId: null } });
    }
    if (target === null) {
        return null;
    }
    if (kind === 'link') {
        return new CustomEvent('linkdraw', { detail: { fromId: id, toId: nodes[target].id } });
    }
    return parent[index] === target
        ? null
        : new CustomEvent('reparent', { detail: { id, managerId: nodes[target].id } });
}
