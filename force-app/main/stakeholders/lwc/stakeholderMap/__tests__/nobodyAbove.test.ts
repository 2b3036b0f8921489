import { answers, ask, eachTestAlone, show } from './mapSupport';
import getPerson from '@salesforce/apex/StakeholderMapController.getPerson';
import getSuggestions from '@salesforce/apex/StakeholderMapController.getSuggestions';
import setManager from '@salesforce/apex/StakeholderMapController.setManager';
import { mapDetail, mapPeople, mapSave } from '../../../../../../test/jest/map-fixtures';
import type { MapPerson } from 'keystone/dto';

const KEY_ACCOUNT = 'a00000000000001AAA';
const mock = (action: unknown) => action as unknown as jest.Mock;
const changed = (id: string, values: Partial<MapPerson>) =>
    mapSave({ people: [{ ...(mapPeople().find((one) => one.id === id) as MapPerson), ...values }] });

describe('c-stakeholder-map: somebody reports to nobody', () => {
    eachTestAlone();

    beforeEach(() => {
        mock(getSuggestions).mockResolvedValue([]);
        mock(getPerson).mockResolvedValue(mapDetail());
    });

    it('shouldAskWhetherTheContactGoesAlongWhenItNamesTheManager', async () => {
        const element = await show();
        mock(setManager).mockResolvedValue(changed('b', {}));
        answers.push(null);
        await ask(element, { type: 'manager', id: 'b', managerId: null });
        expect(setManager).not.toHaveBeenCalled();
        answers.push({});
        await ask(element, { type: 'manager', id: 'b', managerId: null });
        expect(setManager).toHaveBeenLastCalledWith({
            keyAccountId: KEY_ACCOUNT,
            edit: { recordId: 'b', field: 'Reports_To__c', base: null, mine: null },
            alsoContact: true
        });
        // That was about this one alone.
        answers.push({ alsoContact: 'false' });
        await ask(element, { type: 'manager', id: 'd', managerId: null });
        expect(setManager).toHaveBeenLastCalledWith(expect.objectContaining({ alsoContact: false }));
    });
});
