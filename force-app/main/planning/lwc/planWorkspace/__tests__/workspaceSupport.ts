/*
 * What the tests of the workspace share: Apex that answers what a test says, and ways to speak to the workspace as its parts do.
 * Imported before anything else, so that the component gets this Apex.
 */
import ConflictDialog from 'c/conflictDialog';
import FormDialog from 'c/formDialog';
import PlanWorkspace from 'c/planWorkspace';
import { refreshApex } from '@salesforce/apex';
import getStepWork from '@salesforce/apex/PlanController.getStepWork';
import getWorkspace from '@salesforce/apex/PlanController.getWorkspace';
import saveRow from '@salesforce/apex/PlanController.saveRow';
import { PLAN_ID } from '../../../../../../test/jest/fixtures';
import { stepWork, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, find, mount, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';
import type { SectionView } from 'c/planModel';
import type { PlanRow, PlanStepWork, PlanWorkspaceView } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';

const wireMock = () => ({
    default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn())
});
jest.mock('@salesforce/apex/PlanController.getWorkspace', () => wireMock(), { virtual: true });
jest.mock('@salesforce/apex/PlanController.getStepWork', () => wireMock(), { virtual: true });
jest.mock('@salesforce/apex/PlanController.saveRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.deleteRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.restoreRow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanController.confirmProfile', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.makeMove', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.startNextPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.waive', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanLifecycleController.revokeWaiver', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KeyAccountCardController.startPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

interface TestWire {
    emit(data: unknown): void;
    error(body?: unknown): void;
    getLastConfig(): Record<string, unknown>;
}
export const viewWire = getWorkspace as unknown as TestWire;
export const workWire = getStepWork as unknown as TestWire;
export const save = saveRow as jest.Mock;
export const openConflict = jest.fn();
export const openForm = jest.fn();

type Values = Record<string, FieldText>;

/** Fires an event as a part of the workspace would, from deep inside. */
export function send(element: Mounted, type: string, detail: unknown, from = 'c-plan-header'): void {
    find(element, from).dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

export const intent = (element: Mounted, detail: unknown) => send(element, 'planintent', detail);

/** Shows a plan with the step that it begins with, or another one. */
export async function show(view: Partial<PlanWorkspaceView> = {}, work: PlanStepWork = stepWork()) {
    const element = await mount('c-plan-workspace', PlanWorkspace, { recordId: PLAN_ID });
    viewWire.emit(workspaceView(view));
    await settle();
    if (work.stepNumber !== 2) {
        workWire.emit(stepWork());
        await settle();
        intent(element, { type: 'step', stepNumber: work.stepNumber });
        await settle();
    }
    workWire.emit(work);
    await settle();
    return element;
}

export const sections = (element: Mounted) => find(element, 'c-plan-step-work').sections as SectionView[];
export const section = (element: Mounted, id: string) => sections(element).find((candidate) => candidate.id === id)!;
export const current = (element: Mounted) =>
    section(element, 'Objectives').cards[0].main.find(({ name }) => name === 'Current__c');

export async function edit(element: Mounted, value: FieldText, field = 'Current__c', rowId = 'o1') {
    send(element, 'cellchange', { rowId, field, value });
    await settle();
}

export const savedAs = (row: PlanRow) => ({ status: 'Saved', row });

/** The dialog answers with these values, as if the user had entered them. */
export function answer(values: Values): void {
    openForm.mockImplementationOnce(async ({ submit }: { submit: (given: Values) => Promise<unknown> }) =>
        submit(values)
    );
}

/** A promise that the test settles when it wants. */
export function pending<T>() {
    let resolve!: (value: T) => void;
    let reject!: (error: unknown) => void;
    const promise = new Promise<T>((yes, no) => {
        resolve = yes;
        reject = no;
    });
    return { promise, resolve, reject };
}

/** Starts every test with dialogs that nobody answers, and takes the page away after it. */
export function eachTestAlone(): void {
    beforeEach(() => {
        jest.resetAllMocks();
        (refreshApex as jest.Mock).mockResolvedValue(undefined);
        ConflictDialog.open = openConflict.mockResolvedValue(undefined);
        FormDialog.open = openForm.mockResolvedValue(undefined);
    });
    afterEach(clearPage);
}
