import type { CardState, KeyAccountCard } from 'keystone/dto';
import activeBadge from '@salesforce/label/c.Ui_Card_ActiveBadge';
import coveredHeading from '@salesforce/label/c.Ui_Card_CoveredHeading';
import coveredMessage from '@salesforce/label/c.Ui_Card_CoveredMessage';
import exitedBadge from '@salesforce/label/c.Ui_Card_ExitedBadge';
import exitedMessage from '@salesforce/label/c.Ui_Card_ExitedMessage';
import hiddenHeading from '@salesforce/label/c.Ui_Card_HiddenHeading';
import hiddenMessage from '@salesforce/label/c.Ui_Card_HiddenMessage';
import noneHeading from '@salesforce/label/c.Ui_Card_NoneHeading';
import noneMessage from '@salesforce/label/c.Ui_Card_NoneMessage';
import noneReadMessage from '@salesforce/label/c.Ui_Card_NoneReadMessage';
import proposedBadge from '@salesforce/label/c.Ui_Card_ProposedBadge';
import proposedMessage from '@salesforce/label/c.Ui_Card_ProposedMessage';
import proposedRevOpsMessage from '@salesforce/label/c.Ui_Card_ProposedRevOpsMessage';
import refusedHeading from '@salesforce/label/c.Ui_Card_RefusedHeading';
import refusedMessage from '@salesforce/label/c.Ui_Card_RefusedMessage';
import { fill } from 'c/textUtils';

/** A line that explains where the account stands. */
export interface Notice {
    icon: string;
    heading: string;
    message: string;
}

/** The status beside the title: an icon and a word, never colour alone. */
export interface Badge {
    icon: string;
    text: string;
}

/** Shown when the platform refuses the card's Apex class: the user is not a user of the app. */
export const REFUSED: Notice = { icon: 'utility:lock', heading: refusedHeading, message: refusedMessage };

const BADGES: Readonly<Partial<Record<CardState, Badge>>> = {
    Proposed: { icon: 'utility:clock', text: proposedBadge },
    Active: { icon: 'utility:success', text: activeBadge },
    Exited: { icon: 'utility:archive', text: exitedBadge }
};

/** The status of the account's own key account; null when it has none. */
export function badgeOf(card: KeyAccountCard): Badge | null {
    return BADGES[card.state] ?? null;
}

/** What to tell about a state that needs telling; null when the facts speak for themselves. */
export function noticeOf(card: KeyAccountCard): Notice | null {
    switch (card.state) {
        case 'None':
            return {
                icon: 'utility:info',
                heading: noneHeading,
                message: card.canPropose ? noneMessage : noneReadMessage
            };
        case 'Covered':
            return {
                icon: 'utility:hierarchy',
                heading: coveredHeading,
                message: fill(coveredMessage, card.keyAccountName ?? '')
            };
        case 'Hidden':
            return { icon: 'utility:lock', heading: hiddenHeading, message: hiddenMessage };
        case 'Proposed':
            return {
                icon: 'utility:clock',
                heading: '',
                message: card.canActivate ? proposedRevOpsMessage : proposedMessage
            };
        case 'Exited':
            return { icon: 'utility:archive', heading: '', message: exitedMessage };
        default:
            return null;
    }
}

/** Whether there are facts about a key account to show. */
export function hasFacts(card: KeyAccountCard): boolean {
    return card.state !== 'None' && card.state !== 'Hidden';
}
