import addLabel from '@salesforce/label/c.Ui_Map_Add';
import circleLabel from '@salesforce/label/c.Ui_Map_Circle_Note';
import emptyHeading from '@salesforce/label/c.Ui_Map_EmptyHeading';
import emptyMessage from '@salesforce/label/c.Ui_Map_EmptyMessage';
import emptyReadMessage from '@salesforce/label/c.Ui_Map_EmptyReadMessage';
import hiddenHeading from '@salesforce/label/c.Ui_Card_HiddenHeading';
import hiddenMessage from '@salesforce/label/c.Ui_Card_HiddenMessage';
import looseLabel from '@salesforce/label/c.Ui_Map_Loose';
import noKeyAccountHeading from '@salesforce/label/c.Ui_NoKeyAccount_Heading';
import noKeyAccountMessage from '@salesforce/label/c.Ui_NoKeyAccount_Message';
import type { Reporting } from 'c/mapModel';
import { fill } from 'c/textUtils';
import type { MapPerson, MapState } from 'keystone/dto';

/** What is said where there is no map, or nobody on it. */
export interface Notice {
    icon: string;
    heading: string;
    message: string;
}

/** Beyond so many people branches begin folded, and who reports to nobody is better set aside. */
export const MANY_PEOPLE = 200;

/** What is said instead of a map; null when there is one. */
export function noticeOf(state: MapState | undefined): Notice | null {
    switch (state) {
        case 'Hidden':
            return { icon: 'utility:lock', heading: hiddenHeading, message: hiddenMessage };
        case 'NoKeyAccount':
            return { icon: 'standard:account', heading: noKeyAccountHeading, message: noKeyAccountMessage };
        default:
            return null;
    }
}

/** What is said where nobody is on the map. */
export function emptyNotice(editable: boolean): Notice & { action: string } {
    return {
        icon: 'standard:people',
        heading: emptyHeading,
        message: editable ? emptyMessage : emptyReadMessage,
        action: editable ? addLabel : ''
    };
}

/** What should be mended about the reporting lines. */
export function notesOf(people: readonly MapPerson[], { broken, managers }: Reporting): string[] {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const loose = [...managers.values()].filter((managerId) => managerId === null).length;
    return [
        ...broken.map((id) => fill(circleLabel, names.get(id) ?? '')),
        ...(loose > MANY_PEOPLE ? [fill(looseLabel, loose)] : [])
    ];
}
