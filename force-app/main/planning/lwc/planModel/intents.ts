import type { Place, PlanMove } from 'keystone/dto';

/** What the user asks for; whatever shows the plan reports it, the container does it. */
export type Intent =
    /** A form for a new row, of the section's kind or of the kind that hangs on it. */
    | { type: 'add'; section: string; part: string | null; child: boolean }
    | { type: 'delete'; rowId: string }
    /** A form for an objective that serves a goal. */
    | { type: 'serve'; goalId: string }
    /** A dialog for an action about a record; without one, about the step. */
    | { type: 'act'; whatId: string | null; subject: string }
    /** A value item is taken to a stage. */
    | { type: 'stage'; rowId: string; stage: string }
    | { type: 'complete'; rowId: string; done: boolean }
    /** A suggested person comes onto the map. */
    | { type: 'person'; contactId: string }
    | { type: 'confirm' }
    /** The relationship map of the key account, as large as the window. */
    | { type: 'map' }
    | {
          type: 'go';
          step: number | null;
          place: Place;
          recordId: string | null;
          text: string;
          criterion: string | null;
      }
    | { type: 'step'; stepNumber: number }
    | { type: 'waive'; criterion: string; label: string }
    | { type: 'revoke'; waiverId: string }
    | { type: 'move'; move: PlanMove }
    | { type: 'plan'; planId: string }
    | { type: 'guide'; shown: boolean };

/** Reports what the user asks for; it bubbles up to the container through whatever lies between. */
export function report(from: EventTarget, intent: Intent): void {
    from.dispatchEvent(new CustomEvent<Intent>('planintent', { detail: intent, bubbles: true, composed: true }));
}
