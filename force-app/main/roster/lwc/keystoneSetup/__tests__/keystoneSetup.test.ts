import KeystoneSetup from 'c/keystoneSetup';
import LightningConfirm from 'lightning/confirm';
import { refreshApex } from '@salesforce/apex';
import getState from '@salesforce/apex/SetupController.getState';
import loadDefaults from '@salesforce/apex/SetupController.loadDefaults';
import scheduleJobs from '@salesforce/apex/SetupController.scheduleJobs';
import unscheduleJobs from '@salesforce/apex/SetupController.unscheduleJobs';
import { apexError } from '../../../../../../test/jest/fixtures';
import {
    TOAST,
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    settle
} from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import type { SetupState } from 'keystone/dto';

jest.mock(
    '@salesforce/apex/SetupController.getState',
    () => ({
        default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn())
    }),
    { virtual: true }
);
jest.mock('@salesforce/apex/SetupController.loadDefaults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.scheduleJobs', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SetupController.unscheduleJobs', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown, status?: number): void;
}
interface Toast {
    title: string;
    variant: string;
}
const stateWire = getState as unknown as TestWire;
const loadMock = loadDefaults as unknown as jest.Mock;
const scheduleMock = scheduleJobs as unknown as jest.Mock;
const unscheduleMock = unscheduleJobs as unknown as jest.Mock;
const refreshMock = refreshApex as unknown as jest.Mock;
const confirmMock = jest.fn();

/** What the org looks like with so many default tiers missing and so many of its two jobs scheduled. */
function state({ missing = 0, scheduled = 0 }: { missing?: number; scheduled?: number } = {}): SetupState {
    return {
        isAllowed: true,
        defaults: [
            { name: 'Tier__c', label: 'Tiers', present: 3 - missing, missing, added: 0 },
            { name: 'Playbook__c', label: 'Playbooks', present: 6, missing: 0, added: 0 }
        ],
        jobs: ['MeetingSlotJob', 'PlanEvaluationJob'].map((name, index) => ({
            name,
            label: `Label of ${name}`,
            description: `Does what ${name} does.`,
            isScheduled: index < scheduled,
            nextRun: index < scheduled ? '2027-01-02T01:00:00.000Z' : null
        }))
    };
}

const FAILED: SetupState = {
    ...state({ scheduled: 2 }),
    jobs: [
        {
            ...state({ scheduled: 2 }).jobs[0],
            lastFailure: '2027-01-01T01:00:00.000Z',
            lastFailureText: 'Too many query rows'
        }
    ]
};

async function show(shown?: SetupState): Promise<Mounted> {
    const element = await mount('c-keystone-setup', KeystoneSetup);
    if (shown) {
        stateWire.emit(shown);
        await settle();
    }
    return element;
}

/** What the org looks like when it is read again. */
const becomes = (shown: SetupState) => refreshMock.mockImplementation(async () => stateWire.emit(shown));

const button = (element: Mounted, action: string) => find(element, `[data-action="${action}"]`);
const actionsOf = (element: Mounted) => findAll(element, '[data-action]').map(({ dataset }) => dataset.action);

async function click(element: Mounted, action: string): Promise<void> {
    button(element, action).click();
    await settle();
}

describe('c-keystone-setup', () => {
    beforeEach(() => {
        jest.resetAllMocks();
        refreshMock.mockResolvedValue(undefined);
        LightningConfirm.open = confirmMock.mockResolvedValue(true);
    });
    afterEach(clearPage);

    it('shouldShowASpinnerWhileLoading', async () => {
        const element = await show();
        expect(findAll(element, 'lightning-spinner')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferWhatIsOpenWhenTheOrgIsNew', async () => {
        const element = await show(state({ missing: 3 }));
        expect(find(element, '[data-standing="defaults"]').textContent).toBe('3 default records are missing');
        expect(find(element, '[data-standing="jobs"]').textContent).toBe('0 of 2 jobs are scheduled');
        expect(deepText(find(element, '[data-kind="Tier__c"]'))).toContain('Missing: 3');
        expect(actionsOf(element)).toEqual(['load', 'schedule']);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferOnlyToTakeJobsOffWhenEverythingIsDone', async () => {
        const element = await show(state({ scheduled: 2 }));
        expect(deepText(element)).toContain('All default records are there');
        expect(deepText(element)).toContain('All jobs are scheduled');
        expect(findAll(element, '[data-next]')).toHaveLength(2);
        expect(actionsOf(element)).toEqual(['unschedule']);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferBothWhenOnlyOneJobIsScheduled', async () => {
        const element = await show(state({ scheduled: 1 }));
        expect(actionsOf(element)).toEqual(['schedule', 'unschedule']);
    });

    it('shouldTellOfTheFailureWhenARunHadErrors', async () => {
        const element = await show(FAILED);
        expect(deepText(element)).toContain('Last failure: ');
        expect(deepText(element)).toContain('Too many query rows');
        await expect(element).toBeAccessible();
    });

    it.each([
        ['the server says so', () => stateWire.emit({ isAllowed: false, defaults: [], jobs: [] })],
        [
            'the class is refused',
            () => stateWire.error({ message: "You do not have access to the Apex class named 'X'." })
        ]
    ])('shouldSayWhomToAskWhen %s', async (_reason, answer) => {
        const element = await show();
        answer();
        await settle();
        expect(deepText(element)).toContain('Ask your Salesforce administrator');
        expect(findAll(element, 'c-error-panel')).toHaveLength(0);
        expect(actionsOf(element)).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferToTryAgainWhenReadingFailed', async () => {
        const element = await show();
        stateWire.error({ message: 'The row is locked.' });
        await settle();
        expect(deepText(element)).toContain('The row is locked.');
        await expect(element).toBeAccessible();
        becomes(state());
        fire(find(element, 'c-error-panel'), 'retry');
        await settle();
        expect(findAll(element, 'c-error-panel')).toHaveLength(0);
        expect(deepText(element)).toContain('All default records are there');
    });

    it('shouldShowTheErrorAgainWhenTryingAgainFails', async () => {
        const element = await show();
        stateWire.error({ message: 'The row is locked.' });
        await settle();
        refreshMock.mockRejectedValue(new Error('Still locked'));
        fire(find(element, 'c-error-panel'), 'retry');
        await settle();
        expect(deepText(element)).toContain('The row is locked.');
    });

    it('shouldTellWhatWasAddedWhenDefaultsAreLoaded', async () => {
        const element = await show(state({ missing: 2 }));
        const toasts = listen<Toast>(element, TOAST);
        loadMock.mockResolvedValue([{ ...state().defaults[0], added: 2 }, state().defaults[1]]);
        becomes(state());
        await click(element, 'load');
        expect(toasts).toEqual([expect.objectContaining({ title: 'Added: Tiers 2', variant: 'success' })]);
        expect(actionsOf(element)).toEqual(['schedule']);
        expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-standing="defaults"]'));
    });

    it('shouldWorkOnceWhenTheButtonIsPressedTwice', async () => {
        const element = await show(state({ missing: 2, scheduled: 1 }));
        loadMock.mockReturnValue(new Promise(() => undefined));
        await click(element, 'load');
        expect(find(element, 'lightning-spinner').alternativeText).toBe('Adding default records');
        await expect(element).toBeAccessible();
        await click(element, 'load');
        await click(element, 'schedule');
        await click(element, 'unschedule');
        expect(loadMock).toHaveBeenCalledTimes(1);
        expect(scheduleMock).not.toHaveBeenCalled();
        expect(confirmMock).not.toHaveBeenCalled();
    });

    it('shouldSayWhyAndReadAgainWhenTheServerRefuses', async () => {
        const element = await show(state({ missing: 2 }));
        const toasts = listen<Toast>(element, TOAST);
        loadMock.mockRejectedValue(apexError('A rule of the org refused it.'));
        await click(element, 'load');
        expect(toasts).toEqual([
            expect.objectContaining({ title: 'A rule of the org refused it.', variant: 'error', mode: 'sticky' })
        ]);
        expect(refreshMock).toHaveBeenCalledTimes(1);
        expect(actionsOf(element)).toContain('load');
        expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
    });

    it('shouldShowTheNextRunWhenJobsAreScheduled', async () => {
        const element = await show(state());
        const toasts = listen<Toast>(element, TOAST);
        becomes(state({ scheduled: 2 }));
        await click(element, 'schedule');
        expect(scheduleMock).toHaveBeenCalledTimes(1);
        expect(toasts[0].title).toBe('The jobs are on the schedule');
        expect(findAll(element, '[data-next]')).toHaveLength(2);
        expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-standing="jobs"]'));
    });

    it('shouldAskBeforeJobsAreTakenOff', async () => {
        const element = await show(state({ scheduled: 2 }));
        const toasts = listen<Toast>(element, TOAST);
        confirmMock.mockResolvedValue(false);
        await click(element, 'unschedule');
        expect(unscheduleMock).not.toHaveBeenCalled();
        confirmMock.mockResolvedValue(true);
        becomes(state());
        await click(element, 'unschedule');
        expect(unscheduleMock).toHaveBeenCalledTimes(1);
        expect(toasts[0].title).toBe('The jobs are off the schedule');
        expect(actionsOf(element)).toEqual(['schedule']);
    });
});
