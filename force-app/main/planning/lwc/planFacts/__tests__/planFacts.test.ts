import PlanFacts from 'c/planFacts';
import { clearPage, find, mount } from '../../../../../../test/jest/support';
import type { PlanFact } from 'keystone/dto';

const fact = (
    name: string,
    type: PlanFact['type'],
    value: string | null,
    changes: Partial<PlanFact> = {}
): PlanFact => ({
    name,
    label: name,
    type,
    value,
    ...changes
});

describe('c-plan-facts', () => {
    afterEach(clearPage);

    it('shouldWriteEachFactAsPeopleReadItWithItsSource', async () => {
        const facts = [
            fact('won', 'currency', '5000', { note: '12 orders' }),
            fact('cases', 'number', '3'),
            fact('share', 'percent', '12.5'),
            fact('end', 'date', '2027-03-31'),
            fact('none', 'text', null),
            fact('owner', 'text', 'Ada', { recordId: '003' })
        ];
        const element = await mount('c-plan-facts', PlanFacts, { facts, currencyCode: 'EUR' });
        const text = (name: string) => find(element, `[data-fact="${name}"] dd`).textContent;
        expect(['won', 'cases', 'share', 'end', 'none'].map(text)).toEqual([
            '€5,00012 orders',
            '3',
            '12.5%',
            'Mar 31, 2027',
            '(empty)'
        ]);
        expect(find(element, 'c-record-link').label).toBe('Ada');
        await expect(element).toBeAccessible();
    });
});
