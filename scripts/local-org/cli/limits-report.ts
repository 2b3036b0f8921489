import { LIMITS } from '../apex/runtime/limits.ts';
import type { LimitName, LimitUsage, Usage } from '../contracts.ts';
import type { RequestUsage } from '../org/request-log.ts';
import type { BudgetUsage, TestResult } from '../testing/protocol.ts';
import { table } from './output.ts';

/** Tests shown for each limit. */
const MOST_TESTS = 5;

/** A test is named in full, so that it can be run by its name. */
const LONGEST = 200;

const NAMES = Object.keys(LIMITS) as LimitName[];

/** For each limit the tests that came closest to it, closest first. */
export function testLimits(results: readonly TestResult[]): string {
    const rows = NAMES.flatMap((name) =>
        results
            .flatMap((result) => (result.limits === null ? [] : [{ result, usage: result.limits[name] }]))
            .filter(({ usage }) => usage.used > 0)
            .sort((left, right) => byShare(left.usage, right.usage))
            .slice(0, MOST_TESTS)
            .map(({ result, usage }) => testRow(name, usage, result))
    );
    return rows.length === 0
        ? 'No test used anything that has a limit'
        : `Closest to the governor limits, by limit:\n${table(['Limit', 'Share', 'Used', 'Budget', 'Test'], rows, LONGEST)}`;
}

function testRow(name: LimitName, usage: BudgetUsage, { className, method }: TestResult): string[] {
    return [LIMITS[name].noun, shareText(usage), number(usage.used), usage.budget, `${className}.${method}`];
}

/** One line for each request, in the given order. */
export function requestLimits(requests: readonly RequestUsage[]): string {
    return table(
        ['Time', 'User', 'Kind', 'Apex', 'SOQL', 'Rows', 'DML', 'DML rows', 'CPU ms', 'Closest to a limit', 'Outcome'],
        requests.map(({ started, username, kind, apex, usage, failure }) => [
            new Date(started).toLocaleTimeString('en-GB'),
            username,
            kind,
            apex.join(', '),
            ...(['queries', 'queryRows', 'dmlStatements', 'dmlRows', 'cpuTime'] as const).map((name) =>
                number(usage[name].used)
            ),
            closest(usage),
            failure ?? 'ok'
        ])
    );
}

/** The requests by their fullest limit, worst first. */
export function worstFirst(requests: readonly RequestUsage[]): RequestUsage[] {
    return requests.toSorted((left, right) => byShare(fullest(left.usage).usage, fullest(right.usage).usage));
}

function closest(usage: LimitUsage): string {
    const { name, usage: found } = fullest(usage);
    return found.used === 0 ? '' : `${shareText(found)} of ${LIMITS[name].noun}`;
}

function fullest(usage: LimitUsage): { name: LimitName; usage: Usage } {
    const [first] = NAMES.map((name) => ({ name, usage: usage[name] })).sort((left, right) =>
        byShare(left.usage, right.usage)
    );
    return first!;
}

/** Fullest first; figures without a maximum, which tell nothing by their share, last. */
function byShare(left: Usage, right: Usage): number {
    return (right.share ?? -1) - (left.share ?? -1) || right.used - left.used;
}

function shareText({ share }: Usage): string {
    return share === null ? '' : `${share.toFixed(1)} %`;
}

function number(value: number): string {
    return value.toLocaleString('en-US');
}
