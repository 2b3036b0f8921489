import type { MapRatingEdit } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import type { MapFilters } from './filters';
import type { MenuAct } from './menu';
import type { HelpedValue } from './ratingHelp';

/** How the map is shown. */
export type MapViewName = 'chart' | 'grid' | 'matrix' | 'list';

/** What the user asks for; whatever shows the map reports it, the container does it. */
export type MapIntent =
    | { type: 'open'; id: string }
    | { type: 'close' }
    /** What the menu of a person offers. */
    | { type: 'menu'; id: string; act: MenuAct }
    | { type: 'clearoverride'; id: string }
    | { type: 'help'; id: string; value: HelpedValue }
    | { type: 'view'; view: MapViewName }
    | { type: 'filter'; change: Partial<MapFilters> }
    | { type: 'rate'; ids: readonly string[]; rating: Omit<MapRatingEdit, 'stakeholderId'> }
    /** A field of one person. */
    | { type: 'edit'; ids: readonly string[]; field: string; value: FieldText }
    | { type: 'level'; stakeholderId: string; userId: string; field: 'level' | 'target'; value: FieldText }
    | { type: 'looked'; ids: readonly string[] }
    | { type: 'park'; ids: readonly string[]; parked: boolean }
    | { type: 'manager'; id: string; managerId: string | null }
    /** A dialog in which the new manager is chosen. */
    | { type: 'askmanager'; id: string }
    | { type: 'line'; fromId: string; toId: string | null }
    | { type: 'editline'; id: string }
    | { type: 'dropline'; id: string }
    | { type: 'more' }
    | { type: 'addperson' }
    | { type: 'addplaceholder' }
    | { type: 'suggested'; contactId: string }
    | { type: 'fill'; id: string }
    | { type: 'colleague' }
    | { type: 'act'; id: string }
    | { type: 'complete'; taskId: string; done: boolean }
    | { type: 'override'; id: string }
    | { type: 'left'; id: string }
    | { type: 'bulk'; ids: readonly string[]; what: 'role' | 'unit' | 'owner' | 'rate' }
    | { type: 'remove'; ids: readonly string[] };

/** Reports what the user asks for; it bubbles up to the container through whatever lies between. */
export function reportIntent(from: EventTarget, intent: MapIntent): void {
    from.dispatchEvent(new CustomEvent<MapIntent>('mapintent', { detail: intent, bubbles: true, composed: true }));
}
