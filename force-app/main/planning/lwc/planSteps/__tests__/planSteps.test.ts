import PlanSteps from 'c/planSteps';
import { stepTabs } from '../../planModel/steps';
import { TODAY, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, find, findAll, listen, mount, press, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const show = (open = 2) =>
    mount('c-plan-steps', PlanSteps, { tabs: stepTabs(workspaceView().steps, TODAY, 'en-US', new Set([3])), open });
const tab = (element: Mounted, number: number) => find(element, `[data-step="${number}"]`);

describe('c-plan-steps', () => {
    afterEach(clearPage);

    it('shouldTellWhichStepIsOpen', async () => {
        const element = await show();
        expect(findAll(element, '[role="tab"]')).toHaveLength(7);
        expect(tab(element, 2).getAttribute('aria-selected')).toBe('true');
        expect(tab(element, 2).getAttribute('aria-controls')).toBe(find(element, '[role="tabpanel"]').id);
        expect(findAll(element, '[tabindex="0"]')).toEqual([tab(element, 2)]);
        expect(tab(element, 3).textContent).toContain('Changes not saved');
        await expect(element).toBeAccessible();
    });

    it.each([
        ['ArrowRight', 2, 3],
        ['ArrowDown', 7, 1],
        ['ArrowLeft', 2, 1],
        ['ArrowUp', 1, 7],
        ['Home', 5, 1],
        ['End', 1, 7]
    ])('shouldMoveTheKeyboardWhen %s is pressed on step %i', async (key, from, to) => {
        const element = await show(from);
        element.focus();
        press(tab(element, from), key);
        await settle();
        expect(element.shadowRoot?.activeElement).toBe(tab(element, to));
        expect(findAll(element, '[tabindex="0"]')).toEqual([tab(element, to)]);
        expect(tab(element, from).getAttribute('aria-selected')).toBe('true');
    });

    it('shouldReportTheStepThatIsOpenedAndLeaveOtherKeysAlone', async () => {
        const element = await show();
        const intents = listen(element, 'planintent');
        press(tab(element, 2), 'x');
        tab(element, 4).click();
        expect(intents).toEqual([{ type: 'step', stepNumber: 4 }]);
    });
});
