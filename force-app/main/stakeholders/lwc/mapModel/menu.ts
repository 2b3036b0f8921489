import actionLabel from '@salesforce/label/c.Ui_Map_Menu_Action';
import backLabel from '@salesforce/label/c.Ui_Map_Menu_Back';
import fillLabel from '@salesforce/label/c.Ui_Map_Menu_Fill';
import leftLabel from '@salesforce/label/c.Ui_Map_Menu_Left';
import lineLabel from '@salesforce/label/c.Ui_Map_Menu_Line';
import moveLabel from '@salesforce/label/c.Ui_Map_Menu_Move';
import openLabel from '@salesforce/label/c.Ui_Map_Menu_Open';
import parkLabel from '@salesforce/label/c.Ui_Map_Menu_Park';
import rateLabel from '@salesforce/label/c.Ui_Map_Menu_Rate';
import removeLabel from '@salesforce/label/c.Ui_Map_Menu_Remove';
import unparkLabel from '@salesforce/label/c.Ui_Map_Parking_Back';
import type { MapPerson, MapView } from 'keystone/dto';

export type MenuAct =
    'open' | 'move' | 'line' | 'rate' | 'park' | 'unpark' | 'action' | 'left' | 'back' | 'fill' | 'remove';

export interface MenuItem {
    act: MenuAct;
    label: string;
    icon: string;
}

/** What can be done with somebody, as far as the user may. */
export function menuOf(person: MapPerson, { editable, canRate, canAct }: MapView): MenuItem[] {
    const items: (MenuItem | false | null | undefined)[] = [
        { act: 'open', label: openLabel, icon: 'utility:preview' },
        editable && !person.parked && { act: 'move', label: moveLabel, icon: 'utility:hierarchy' },
        editable && !person.parked && { act: 'line', label: lineLabel, icon: 'utility:link' },
        canRate && !person.placeholder && { act: 'rate', label: rateLabel, icon: 'utility:like' },
        canAct && { act: 'action', label: actionLabel, icon: 'utility:task' },
        editable && person.placeholder && { act: 'fill', label: fillLabel, icon: 'utility:adduser' },
        editable &&
            !person.placeholder &&
            (person.leftDate
                ? { act: 'back', label: backLabel, icon: 'utility:undo' }
                : { act: 'left', label: leftLabel, icon: 'utility:logout' }),
        editable &&
            (person.parked
                ? { act: 'unpark', label: unparkLabel, icon: 'utility:undo' }
                : { act: 'park', label: parkLabel, icon: 'utility:archive' }),
        editable && { act: 'remove', label: removeLabel, icon: 'utility:delete' }
    ];
    return items.filter((item): item is MenuItem => Boolean(item));
}
