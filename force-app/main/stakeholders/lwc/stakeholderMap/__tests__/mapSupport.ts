/*
 * What the tests of the map share: Apex that answers what a test says, and ways to speak to the map as its parts do. Imported
 * before anything else, so that the component gets this Apex.
 */
import ConflictDialog from 'c/conflictDialog';
import FormDialog from 'c/formDialog';
import MapRatingHelp from 'c/mapRatingHelp';
import StakeholderMap from 'c/stakeholderMap';
import getMap from '@salesforce/apex/StakeholderMapController.getMap';
import { mapView } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, mount, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import type { MapIntent } from 'c/mapModel';
import type { MapView } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';

jest.mock(
    '@salesforce/apex/StakeholderMapController.getMap',
    () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
    { virtual: true }
);
jest.mock('@salesforce/apex/StakeholderMapController.getMorePeople', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.getPerson', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.getSuggestions', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/StakeholderMapController.getColleague', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.rate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.savePeople', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.setManager', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.saveLink', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.saveRelationships', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/StakeholderMapController.lookedAt', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.addPeople', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.addPlaceholder', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/StakeholderMapController.remove', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.createAction', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StakeholderMapController.completeAction', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/StakeholderMapController.undo', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown): void;
}
export const mapWire = getMap as unknown as TestWire;
export const openConflict = jest.fn();
export const openHelp = jest.fn();
/** What each dialog is answered with, in turn; null gives up. */
export const answers: (Record<string, FieldText> | null)[] = [];

interface Dialog {
    submit: (values: Record<string, FieldText>) => Promise<unknown>;
    values: Record<string, FieldText>;
}

/** Shows a map in a view. */
export async function show(view: Partial<MapView> = {}, name = 'list'): Promise<Mounted> {
    const element = await mount('c-stakeholder-map', StakeholderMap, { recordId: 'a00000000000001AAA' });
    mapWire.emit(mapView(view));
    await settle();
    await ask(element, { type: 'view', view: name as 'list' });
    return element;
}

/** Asks for something as a part of the map would, from deep inside. */
export async function ask(element: Mounted, intent: MapIntent): Promise<void> {
    find(element, 'c-map-header').dispatchEvent(
        new CustomEvent('mapintent', { detail: intent, bubbles: true, composed: true })
    );
    await settle();
}

/** Each test begins with an empty page and dialogs that are answered with what the test says. */
export function eachTestAlone(): void {
    beforeEach(() => {
        answers.length = 0;
        FormDialog.open = jest.fn(async ({ submit, values }: Dialog) => {
            const answer = answers.shift();
            return answer ? submit({ ...values, ...answer }) : undefined;
        }) as never;
        ConflictDialog.open = openConflict;
        MapRatingHelp.open = openHelp;
    });
    afterEach(() => {
        clearPage();
        jest.resetAllMocks();
    });
}
