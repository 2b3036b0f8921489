import { answers, ask, eachTestAlone, mapWire, openConflict, openHelp, show } from './mapSupport';
import FormDialog from 'c/formDialog';
import StakeholderMap from 'c/stakeholderMap';
import { CurrentPageReference } from 'lightning/navigation';
import { refreshApex } from '@salesforce/apex';
import addPeople from '@salesforce/apex/StakeholderMapController.addPeople';
import addPlaceholder from '@salesforce/apex/StakeholderMapController.addPlaceholder';
import completeAction from '@salesforce/apex/StakeholderMapController.completeAction';
import createAction from '@salesforce/apex/StakeholderMapController.createAction';
import getColleague from '@salesforce/apex/StakeholderMapController.getColleague';
import getMorePeople from '@salesforce/apex/StakeholderMapController.getMorePeople';
import getPerson from '@salesforce/apex/StakeholderMapController.getPerson';
import getSuggestions from '@salesforce/apex/StakeholderMapController.getSuggestions';
import lookedAt from '@salesforce/apex/StakeholderMapController.lookedAt';
import rate from '@salesforce/apex/StakeholderMapController.rate';
import remove from '@salesforce/apex/StakeholderMapController.remove';
import saveLink from '@salesforce/apex/StakeholderMapController.saveLink';
import savePeople from '@salesforce/apex/StakeholderMapController.savePeople';
import saveRelationships from '@salesforce/apex/StakeholderMapController.saveRelationships';
import setManager from '@salesforce/apex/StakeholderMapController.setManager';
import undoEdit from '@salesforce/apex/StakeholderMapController.undo';
import {
    KIM,
    mapDetail,
    mapLink,
    mapPeople,
    mapPerson,
    mapRelation,
    mapSave,
    mapView
} from '../../../../../../test/jest/map-fixtures';
import {
    TOAST,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    press,
    settle
} from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import type { MapPerson } from 'keystone/dto';

const KEY_ACCOUNT = 'a00000000000001AAA';
const mock = (action: unknown) => action as unknown as jest.Mock;
const page = CurrentPageReference as unknown as { emit(value: unknown): void };
const rows = (element: Mounted) => find(element, 'c-map-list').rows as { id: string; facts: { short: string }[] }[];
const bar = (element: Mounted) => find(element, 'c-undo-bar').message;
const changed = (id: string, values: Partial<MapPerson>) =>
    mapSave({ people: [{ ...(mapPeople().find((one) => one.id === id) as MapPerson), ...values }] });

describe('c-stakeholder-map', () => {
    eachTestAlone();

    beforeEach(() => {
        mock(getSuggestions).mockResolvedValue([]);
        mock(getPerson).mockResolvedValue(mapDetail());
    });

    describe('when it is read', () => {
        it('shouldShowASpinnerWhileLoading', async () => {
            const element = await mount('c-stakeholder-map', StakeholderMap, { recordId: KEY_ACCOUNT });
            expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
            await expect(element).toBeAccessible();
        });

        it('shouldShowTheSamePeopleInEachView', async () => {
            const element = await show();
            expect(rows(element)).toHaveLength(5);
            await ask(element, { type: 'view', view: 'grid' });
            expect(findAll(element, 'c-map-grid')).toHaveLength(1);
            await ask(element, { type: 'view', view: 'matrix' });
            expect(find(element, 'c-map-matrix').rows).toHaveLength(5);
            await expect(element).toBeAccessible();
        }, 30_000);

        it.each(['Hidden', 'NoKeyAccount'] as const)('shouldSayWhyThereIsNoMapWhen %s', async (state) => {
            const element = await mount('c-stakeholder-map', StakeholderMap, { recordId: KEY_ACCOUNT });
            mapWire.emit({ state });
            await settle();
            expect(find(element, 'c-empty-state').heading).not.toBe('');
            expect(findAll(element, 'c-map-header')).toHaveLength(0);
        });

        it('shouldOfferToTryAgainWhenItCouldNotBeRead', async () => {
            const element = await mount('c-stakeholder-map', StakeholderMap, { recordId: KEY_ACCOUNT });
            mapWire.error({ message: 'Broken' });
            await settle();
            fire(find(element, 'c-error-panel'), 'retry');
            expect(refreshApex).toHaveBeenCalled();
        });

        it('shouldInviteToBeginWhenNobodyIsOnTheMap', async () => {
            const element = await show({ page: { people: [], relations: [], links: [] } });
            expect(find(element, 'c-empty-state').heading).toBe('Nobody is on the map yet');
            mock(addPeople).mockResolvedValue(mapSave({ people: [mapPerson('n')], created: ['n'] }));
            answers.push({ contactId: '003n' });
            fire(find(element, 'c-empty-state'), 'action');
            await settle();
            expect(addPeople).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT, contactIds: ['003n'] });
            expect(find(element, 'c-map-panel').person).toMatchObject({ id: 'n' });
        });

        it('shouldOpenTheViewAndThePersonThatTheLinkNames', async () => {
            const element = await mount('c-stakeholder-map', StakeholderMap, { recordId: KEY_ACCOUNT });
            page.emit({ state: { c__view: 'matrix', c__person: 'b' } });
            mapWire.emit(mapView());
            await settle();
            expect(findAll(element, 'c-map-matrix')).toHaveLength(1);
            expect(find(element, 'c-map-panel').person).toMatchObject({ id: 'b' });
            page.emit({ state: { c__view: 'nonsense' } });
            await settle();
            expect(findAll(element, 'c-map-matrix')).toHaveLength(1);
            page.emit({ state: { c__view: 'list' } });
        });

        it('shouldReadTheNextPeopleWhenThereAreMore', async () => {
            const view = mapView();
            const element = await show({ page: { ...view.page!, more: 'e' } });
            mock(getMorePeople).mockResolvedValue({ people: [mapPerson('f')], relations: [], links: [] });
            find(element, '[data-action="load-more"]').click();
            await settle();
            expect(getMorePeople).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT, afterId: 'e' });
            expect(rows(element)).toHaveLength(6);
            expect(findAll(element, '[data-action="load-more"]')).toHaveLength(0);
        });

        it('shouldNameThoseWhoseLineWasLeftOut', async () => {
            const people = [mapPerson('x', { reportsToId: 'y' }), mapPerson('y', { reportsToId: 'x' })];
            const element = await show({ page: { people, relations: [], links: [] } });
            expect(find(element, '[data-note]').textContent).toContain('Person x would report to themselves');
        });
    });

    describe('when it is edited', () => {
        it('shouldShowARatingAtOnceAndTakeItBack', async () => {
            const element = await show();
            let answer: (save: unknown) => void = () => undefined;
            mock(rate).mockReturnValue(new Promise((resolve) => (answer = resolve)));
            await ask(element, { type: 'rate', ids: ['b'], rating: { attitude: 'Champion' } });
            expect(rows(element).find(({ id }) => id === 'b')?.facts[1].short).toBe('Champion');
            answer(changed('b', { attitude: 'Neutral', attitudeValue: 0 }));
            await settle();
            // Others see the person differently: what counts is what the server made of all ratings.
            expect(rows(element).find(({ id }) => id === 'b')?.facts[1].short).toBe('Neutral');
            expect(bar(element)).toBe('Saved: rating of Bo Dahl');
            mock(undoEdit).mockResolvedValue(changed('b', {}));
            const toasts = listen(element, TOAST);
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(undoEdit).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT, undo: mapSave().undo });
            expect(rows(element).find(({ id }) => id === 'b')?.facts[1].short).toBe('Critic');
            expect(toasts).toHaveLength(1);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
        });

        it('shouldTakeBackAnEditThatIsStillBeingStoredOnceItIsStored', async () => {
            const element = await show();
            let answer: (save: unknown) => void = () => undefined;
            mock(rate).mockReturnValue(new Promise((resolve) => (answer = resolve)));
            await ask(element, { type: 'rate', ids: ['b'], rating: { attitude: 'Champion' } });
            press(find(element, 'c-map-list'), 'z', { ctrlKey: true });
            await settle();
            expect(undoEdit).not.toHaveBeenCalled();
            mock(undoEdit).mockResolvedValue(changed('b', {}));
            answer(changed('b', { attitude: 'Champion' }));
            await settle();
            expect(undoEdit).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT, undo: mapSave().undo });
        });

        it('shouldKeepAnEditThatFailedUntilItIsTriedAgainOrGivenUp', async () => {
            const element = await show();
            mock(savePeople).mockRejectedValueOnce({ body: { message: 'No connection' } });
            await ask(element, { type: 'park', ids: ['c'], parked: true });
            expect(find(element, '[data-failed]').textContent).toContain('No connection');
            expect(rows(element)).toHaveLength(4);
            mock(savePeople).mockResolvedValueOnce(changed('c', { parked: true }));
            find(element, '[data-action="retry"]').click();
            await settle();
            expect(findAll(element, '[data-failed]')).toHaveLength(0);
            expect(find(element, 'c-map-parking').people).toHaveLength(1);
            mock(savePeople).mockRejectedValueOnce(new Error('Again'));
            await ask(element, { type: 'park', ids: ['d'], parked: true });
            find(element, '[data-action="discard"]').click();
            await settle();
            expect(rows(element)).toHaveLength(4);
        });

        it('shouldTellWhatWasRefusedWhenOthersWereSaved', async () => {
            const element = await show();
            const toasts = listen<{ title: string }>(element, TOAST);
            const failures = [{ recordId: 'c', recordName: 'Cem Ek', message: 'Not this one' }];
            mock(savePeople).mockResolvedValueOnce({ ...changed('d', { parked: true }), failures });
            await ask(element, { type: 'park', ids: ['c', 'd'], parked: true });
            expect(toasts[0]).toMatchObject({ title: '1 of 2 could not be saved.', message: 'Not this one' });
            const none = { edits: [], created: [], deleted: [] };
            mock(savePeople).mockResolvedValueOnce(mapSave({ failures, undo: none }));
            await ask(element, { type: 'park', ids: ['c'], parked: true });
            expect(find(element, '[data-failed]').textContent).toContain('Not this one');
        });

        it('shouldStayInTheDialogWhenNothingWasStoredAndTellWhatWasRefusedBesideOthers', async () => {
            const element = await show();
            const toasts = listen<{ title: string }>(element, TOAST);
            const failures = [{ recordId: 'd', recordName: 'Dag Ott', message: 'Not this one' }];
            const none = { edits: [], created: [], deleted: [] };
            const outcomes: string[] = [];
            FormDialog.open = jest.fn(async ({ submit }) => {
                await submit({}).then(
                    () => outcomes.push('closed'),
                    (error: Error) => outcomes.push(error.message)
                );
            }) as never;
            // Whom it concerns comes back with the answer, stored or not.
            mock(remove).mockResolvedValueOnce({ ...changed('d', {}), failures, undo: none });
            await ask(element, { type: 'remove', ids: ['d'] });
            expect(outcomes).toEqual(['Not this one']);
            expect(findAll(element, 'c-undo-bar')).toHaveLength(0);
            mock(remove).mockResolvedValueOnce({
                ...changed('d', {}),
                removed: ['c'],
                failures,
                undo: { ...none, deleted: ['c'] }
            });
            await ask(element, { type: 'remove', ids: ['c', 'd'] });
            expect(outcomes).toEqual(['Not this one', 'closed']);
            expect(toasts[0]).toMatchObject({ title: '1 of 2 could not be saved.', message: 'Not this one' });
        });

        it('shouldAskWhoseChangeToKeepAndSendTheChosenOneAgain', async () => {
            const element = await show();
            const conflict = {
                recordId: 'b',
                recordName: 'Bo Dahl',
                field: 'Role__c',
                label: 'Role',
                base: 'Decision maker',
                mine: 'Approver',
                theirs: 'User'
            };
            const nothing = { edits: [], created: [], deleted: [] };
            mock(savePeople).mockResolvedValueOnce(mapSave({ conflicts: [conflict], undo: nothing }));
            mock(savePeople).mockResolvedValueOnce(changed('b', { role: 'Approver' }));
            openConflict.mockResolvedValueOnce({ 'b/Role__c': 'mine' });
            await ask(element, { type: 'edit', ids: ['b'], field: 'Role__c', value: 'Approver' });
            await settle();
            expect(openConflict.mock.calls[0][0].conflicts[0]).toMatchObject({
                label: 'Bo Dahl: Role',
                theirs: 'User'
            });
            expect(savePeople).toHaveBeenLastCalledWith({
                keyAccountId: KEY_ACCOUNT,
                edits: [{ recordId: 'b', field: 'Role__c', base: 'User', mine: 'Approver' }]
            });
            // Decided later: the edit waits where it is.
            mock(savePeople).mockResolvedValueOnce(mapSave({ conflicts: [conflict], undo: nothing }));
            openConflict.mockResolvedValueOnce(undefined);
            await ask(element, { type: 'edit', ids: ['b'], field: 'Role__c', value: 'Approver' });
            await settle();
            expect(findAll(element, '[data-failed]')).toHaveLength(1);
        });

        it('shouldSendWhatWaitedBesideTheChosenFieldWhenTakenBack', async () => {
            const element = await show();
            const kind = { recordId: 'b', field: 'Kind__c', base: 'Person', mine: 'Placeholder' };
            const contact = { recordId: 'b', field: 'Contact__c', base: '003b', mine: null };
            const other = { recordId: 'c', field: 'Role__c', base: 'User', mine: null };
            const step = { edits: [kind, contact, other], created: [], deleted: [] };
            mock(lookedAt).mockResolvedValueOnce(mapSave({ undo: step }));
            await ask(element, { type: 'looked', ids: ['b'] });
            const conflict = { ...contact, recordName: 'Bo Dahl', label: 'Contact', theirs: '003x' };
            const nothing = { edits: [], created: [], deleted: [] };
            mock(undoEdit).mockResolvedValueOnce(mapSave({ conflicts: [conflict], undo: nothing }));
            mock(savePeople).mockResolvedValueOnce(changed('b', {}));
            openConflict.mockResolvedValueOnce({ 'b/Contact__c': 'mine' });
            fire(find(element, 'c-undo-bar'), 'undo');
            await settle();
            expect(savePeople).toHaveBeenCalledWith({
                keyAccountId: KEY_ACCOUNT,
                edits: [{ ...contact, base: '003x' }, kind]
            });
        });

        it('shouldAskOnceWhetherContactsAreWrittenToo', async () => {
            const element = await show();
            mock(setManager).mockResolvedValue(changed('b', {}));
            answers.push({ alsoContact: 'true' });
            await ask(element, { type: 'manager', id: 'b', managerId: 'c' });
            expect(setManager).toHaveBeenLastCalledWith({
                keyAccountId: KEY_ACCOUNT,
                edit: { recordId: 'b', field: 'Reports_To__c', base: null, mine: 'c' },
                alsoContact: true
            });
            expect(bar(element)).toBe('Saved: Bo Dahl now reports to Cem Ek, on the contact too');
            await ask(element, { type: 'manager', id: 'd', managerId: null });
            expect(setManager).toHaveBeenLastCalledWith(expect.objectContaining({ alsoContact: true }));
            // The menu changes the answer; a placeholder has no contact, whatever was said.
            fire(find(element, 'c-map-header'), 'more', 'contact');
            await ask(element, { type: 'manager', id: 'd', managerId: 'a' });
            expect(setManager).toHaveBeenLastCalledWith(expect.objectContaining({ alsoContact: false }));
            await ask(element, { type: 'manager', id: 'd', managerId: 'e' });
            expect(setManager).toHaveBeenLastCalledWith(expect.objectContaining({ alsoContact: false }));
            expect(setManager).toHaveBeenCalledTimes(4);
        });

        it('shouldChooseTheManagerInADialogWithoutThoseBelow', async () => {
            const element = await show();
            mock(setManager).mockResolvedValue(changed('b', {}));
            answers.push({ managerId: 'c' }, { alsoContact: 'false' });
            await ask(element, { type: 'askmanager', id: 'b' });
            expect(setManager).toHaveBeenCalledTimes(1);
            answers.push({ managerId: 'a' });
            await ask(element, { type: 'askmanager', id: 'd' });
            answers.push(null);
            await ask(element, { type: 'askmanager', id: 'd' });
            expect(setManager).toHaveBeenCalledTimes(2);
        });

        it('shouldSaveLevelsLinesAndWhatWasLookedAt', async () => {
            const element = await show();
            mock(saveRelationships).mockResolvedValue(
                mapSave({ people: [mapPeople()[0]], relations: [mapRelation()], links: [mapLink()] })
            );
            await ask(element, { type: 'level', stakeholderId: 'a', userId: KIM, field: 'target', value: 'Partner' });
            expect(saveRelationships).toHaveBeenCalledWith({
                keyAccountId: KEY_ACCOUNT,
                edits: [{ stakeholderId: 'a', userId: KIM, field: 'Target_Level__c', base: 'Trusted', mine: 'Partner' }]
            });
            mock(lookedAt).mockResolvedValue(mapSave());
            await ask(element, { type: 'looked', ids: ['a', 'b'] });
            expect(bar(element)).toBe('Saved: looked at 2 people');
            mock(saveLink).mockResolvedValue(mapSave());
            answers.push({ kind: 'Conflict' }, { toId: 'c' }, { note: 'Both' });
            await ask(element, { type: 'line', fromId: 'a', toId: 'b' });
            await ask(element, { type: 'line', fromId: 'a', toId: null });
            await ask(element, { type: 'editline', id: 'l1' });
            expect(mock(saveLink).mock.calls.map(([{ link }]) => [link.id, link.toId, link.kind, link.note])).toEqual([
                [undefined, 'b', 'Conflict', undefined],
                [undefined, 'c', 'Influences', undefined],
                ['l1', 'b', 'Influences', 'Both']
            ]);
            mock(remove).mockResolvedValue(mapSave());
            await ask(element, { type: 'dropline', id: 'l1' });
            expect(remove).toHaveBeenCalledWith({ keyAccountId: KEY_ACCOUNT, recordIds: ['l1'] });
            expect(bar(element)).toBe('Saved: line between Åsa Berg and Bo Dahl removed');
        });

        it('shouldChangeSeveralAtOnce', async () => {
            const element = await show();
            mock(savePeople).mockResolvedValue(mapSave());
            mock(rate).mockResolvedValue(mapSave());
            answers.push({ value: 'Approver' }, { attitude: 'Critic', influence: null }, null);
            await ask(element, { type: 'bulk', ids: ['a', 'b'], what: 'role' });
            expect(mock(savePeople).mock.calls[0][0].edits).toEqual([
                { recordId: 'a', field: 'Role__c', base: 'Approver', mine: 'Approver' },
                { recordId: 'b', field: 'Role__c', base: 'Decision maker', mine: 'Approver' }
            ]);
            await ask(element, { type: 'bulk', ids: ['a', 'b'], what: 'rate' });
            expect(mock(rate).mock.calls[0][0].ratings).toEqual([
                { stakeholderId: 'a', attitude: 'Critic' },
                { stakeholderId: 'b', attitude: 'Critic' }
            ]);
            await ask(element, { type: 'bulk', ids: ['a'], what: 'owner' });
            expect(savePeople).toHaveBeenCalledTimes(1);
        });

        it('shouldDoWhatTheMenuOfAPersonOffers', async () => {
            const element = await show();
            mock(savePeople).mockResolvedValue(mapSave());
            mock(createAction).mockResolvedValue(mapSave());
            mock(remove).mockResolvedValue(mapSave({ removed: ['d'] }));
            answers.push({ left: '2027-02-01' }, { subject: 'Call', dueDate: null }, { contactId: '003n' }, {});
            await ask(element, { type: 'menu', id: 'a', act: 'left' });
            await ask(element, { type: 'menu', id: 'd', act: 'back' });
            await ask(element, { type: 'menu', id: 'a', act: 'action' });
            await ask(element, { type: 'menu', id: 'e', act: 'fill' });
            await ask(element, { type: 'menu', id: 'd', act: 'open' });
            await ask(element, { type: 'menu', id: 'd', act: 'remove' });
            expect(mock(savePeople).mock.calls.map(([{ edits }]) => edits[0])).toEqual([
                { recordId: 'a', field: 'Left_Date__c', base: null, mine: '2027-02-01' },
                { recordId: 'd', field: 'Left_Date__c', base: '2027-01-15', mine: null },
                { recordId: 'e', field: 'Kind__c', base: 'Placeholder', mine: 'Person' }
            ]);
            expect(createAction).toHaveBeenCalledWith({
                keyAccountId: KEY_ACCOUNT,
                stakeholderId: 'a',
                subject: 'Call',
                dueDate: null
            });
            expect(rows(element).map(({ id }) => id)).not.toContain('d');
            expect(findAll(element, 'c-map-panel')).toHaveLength(0);
        });

        it('shouldAddPlaceholdersColleaguesAndSuggestedPeople', async () => {
            mock(getSuggestions).mockResolvedValue([{ contactId: '003n', name: 'Nils', reason: 'Open opportunity' }]);
            const element = await show({}, 'matrix');
            mock(addPlaceholder).mockResolvedValue(mapSave({ people: [mapPerson('p', { placeholder: true })] }));
            mock(getColleague).mockResolvedValue({ userId: '005n', name: 'New one' });
            mock(addPeople).mockResolvedValue(mapSave({ people: [mapPerson('n', { contactId: '003n' })] }));
            answers.push({ name: 'Somebody' }, { userId: '005n' });
            await ask(element, { type: 'addplaceholder' });
            expect(find(element, 'c-map-matrix').rows).toHaveLength(6);
            await ask(element, { type: 'colleague' });
            expect(find(element, 'c-map-matrix').colleagues).toHaveLength(3);
            expect(find(element, 'c-map-suggestions').people).toHaveLength(1);
            await ask(element, { type: 'suggested', contactId: '003n' });
            expect(findAll(element, 'c-map-suggestions')).toHaveLength(0);
        });
    });

    describe('when the panel is open', () => {
        it('shouldReadThePersonAgainAfterEachEditAndClose', async () => {
            const element = await show();
            await ask(element, { type: 'open', id: 'a' });
            expect(find(element, 'c-map-panel').detail).toMatchObject({ notes: 'Sails' });
            mock(savePeople).mockResolvedValue(changed('a', {}));
            await ask(element, { type: 'edit', ids: ['a'], field: 'Notes__c', value: 'Skis' });
            expect(mock(savePeople).mock.calls[0][0].edits[0]).toMatchObject({ base: 'Sails', mine: 'Skis' });
            expect(getPerson).toHaveBeenCalledTimes(2);
            mock(completeAction).mockRejectedValueOnce(new Error('No'));
            await ask(element, { type: 'complete', taskId: 't1', done: true });
            expect(getPerson).toHaveBeenCalledTimes(3);
            await ask(element, { type: 'close' });
            expect(findAll(element, 'c-map-panel')).toHaveLength(0);
        });

        it('shouldShowWhyThePersonCouldNotBeRead', async () => {
            const element = await show();
            mock(getPerson).mockRejectedValueOnce(new Error('Gone'));
            await ask(element, { type: 'open', id: 'a' });
            expect(find(element, 'c-map-panel').error).toBeInstanceOf(Error);
        });

        it('shouldSayWhatQuestionsLeadTo', async () => {
            const element = await show();
            mock(rate).mockResolvedValue(mapSave());
            mock(saveRelationships).mockResolvedValue(mapSave());
            openHelp.mockResolvedValueOnce('Critic').mockResolvedValueOnce('Partner').mockResolvedValueOnce(undefined);
            await ask(element, { type: 'help', id: 'a', value: 'attitude' });
            await ask(element, { type: 'help', id: 'a', value: 'relationship' });
            await ask(element, { type: 'help', id: 'a', value: 'influence' });
            expect(mock(rate).mock.calls[0][0].ratings).toEqual([{ stakeholderId: 'a', attitude: 'Critic' }]);
            expect(mock(saveRelationships).mock.calls[0][0].edits[0]).toMatchObject({ userId: KIM, mine: 'Partner' });
            expect(rate).toHaveBeenCalledTimes(1);
        });

        it('shouldSayCoverageByHandAndTakeTheWordBack', async () => {
            const element = await show();
            mock(savePeople).mockResolvedValue(mapSave());
            answers.push({ coverage: 'Close' });
            await ask(element, { type: 'override', id: 'a' });
            await ask(element, { type: 'clearoverride', id: 'a' });
            const sent = mock(savePeople).mock.calls.map(([{ edits }]) =>
                edits.map((edit: { mine: string }) => edit.mine)
            );
            expect(sent).toEqual([
                ['Close', '2027-08-28'],
                [null, null]
            ]);
        });
    });

    it('shouldFadeWhoIsNotLookedFor', async () => {
        const element = await show();
        await ask(element, { type: 'filter', change: { text: 'plant' } });
        expect(find(element, 'c-map-filters').found).toBe(1);
        expect(rows(element)[0]).toMatchObject({ id: 'b', faded: false });
        await ask(element, { type: 'filter', change: { text: '', unitId: 'north' } });
        expect(rows(element)).toHaveLength(2);
    });

    it('shouldTakeBackWithTheKeyboardButNotWhileTyping', async () => {
        const element = await show();
        mock(lookedAt).mockResolvedValue(mapSave());
        mock(undoEdit).mockRejectedValueOnce(new Error('No'));
        await ask(element, { type: 'looked', ids: ['a'] });
        press(find(element, 'c-map-header'), 'z', { ctrlKey: true });
        await settle();
        expect(undoEdit).toHaveBeenCalledTimes(1);
        expect(deepText(find(element, 'c-undo-bar'))).toContain('looked at');
    });

    it('shouldOnlyShowTheMapToReaders', async () => {
        const element = await show({ editable: false, canRate: false });
        expect(findAll(element, '[data-read-only]')).toHaveLength(1);
        expect(getSuggestions).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    }, 30_000);
});
