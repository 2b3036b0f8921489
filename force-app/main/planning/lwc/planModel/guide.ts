import type { FirstPlanTask, Place, PlanWorkspaceView } from 'keystone/dto';

/** What a new plan needs next. */
export interface GuideItem {
    key: string;
    text: string;
    done: boolean;
    /** How far a task is, when it asks for several things; null otherwise. */
    count: { actual: number; target: number } | null;
    minutes: number | null;
    stepNumber: number;
    place: Place;
    recordId: string | null;
    criterion: string | null;
}

/** The guide through the first month: five tasks; once they are done, the required criteria that are still missing. */
export interface Guide {
    phase: 'tasks' | 'criteria' | 'none';
    items: GuideItem[];
    done: number;
}

const LIMIT = 5;

function taskItem(task: FirstPlanTask): GuideItem {
    const { name, text, done, actual, target, minutes, stepNumber, place } = task;
    const count = target > 1 ? { actual: Math.min(actual, target), target } : null;
    return { key: name, text, done, count, minutes, stepNumber, place, recordId: null, criterion: null };
}

/** What is missing of the required criteria, what takes least first. */
function missingItems(view: PlanWorkspaceView): GuideItem[] {
    const open = view.steps
        .filter(({ required }) => required)
        .flatMap(({ stepNumber, criteria }) => criteria.map((criterion) => ({ stepNumber, criterion })))
        .filter(({ criterion }) => criterion.required && ['Not met', 'Expired'].includes(criterion.state))
        .sort((left, right) => (left.criterion.minutes ?? 0) - (right.criterion.minutes ?? 0));
    return open.slice(0, LIMIT).map(({ stepNumber, criterion }) => ({
        key: criterion.name,
        text: criterion.missing[0]?.text ?? criterion.label,
        done: false,
        count: null,
        minutes: criterion.minutes ?? null,
        stepNumber,
        place: criterion.missing[0]?.place ?? 'Plan',
        recordId: criterion.missing[0]?.recordId ?? null,
        criterion: criterion.name
    }));
}

/** What the guide shows. */
export function guideOf(view: PlanWorkspaceView): Guide {
    const tasks = view.firstPlan.map(taskItem);
    const done = tasks.filter((task) => task.done).length;
    if (done < tasks.length) {
        return { phase: 'tasks', items: tasks, done };
    }
    const items = missingItems(view);
    return { phase: items.length > 0 ? 'criteria' : 'none', items, done };
}
