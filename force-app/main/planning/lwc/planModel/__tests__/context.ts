import { TODAY, stepWork, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import type { PlanRow, PlanStepWork, PlanWorkspaceView } from 'keystone/dto';
import type { StepContext } from '../sectionViews';
import { mergeWork } from '../state';

/** What the rules see of a step with the given rows. */
export function contextOf(
    step: number,
    rows?: PlanRow[],
    work: Partial<PlanStepWork> = {},
    view: Partial<PlanWorkspaceView> = {}
): StepContext {
    const read = stepWork(step, rows, work);
    const shown = workspaceView(view);
    return {
        view: shown,
        kinds: read.kinds,
        rows: mergeWork([], read, new Set()),
        incomplete: new Set(read.more.map(({ kind }) => kind)),
        locale: 'en-US',
        timeZone: 'UTC',
        today: TODAY,
        editable: shown.editable,
        step,
        forms: [],
        more: read.more
    };
}
