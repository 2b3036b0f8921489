import { runningCode, tx } from '../context.ts';
import type { LimitName } from '../../../contracts.ts';
import { LIMITS, maximumOf } from '../limits.ts';
import type { Member, PlatformClass } from './support.ts';

/** Heap sizes that the platform publishes (bytes); what is on the heap is not counted (decision 0027). */
const HEAP = {
    QUEUEABLE: 12_000_000,
    FUTURE: 12_000_000,
    BATCH_APEX: 12_000_000,
    TRANSACTION_FINALIZER_QUEUEABLE: 12_000_000
};

const statics: Record<string, Member> = {};
for (const name of Object.keys(LIMITS) as LimitName[]) {
    if (LIMITS[name].most === null) continue;
    const member = name.toLowerCase();
    statics[`get${member}`] = () => (name === 'cpuTime' ? runningCode().cpuTime() : tx().limits[name]);
    statics[`getlimit${member}`] = () => maximumOf(name, tx().quiddity);
}
statics['getlimitheapsize'] = () => (HEAP as Partial<Record<string, number>>)[tx().quiddity] ?? 6_000_000;

export const limitsClass: PlatformClass = { name: 'Limits', statics };
