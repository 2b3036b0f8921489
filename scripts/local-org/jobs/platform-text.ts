import { AsyncOptions, DuplicateSignature } from '../apex/runtime/library/async-options.ts';
import {
    BatchableContext,
    FinalizerContext,
    QueueableContext,
    SchedulableContext
} from '../apex/runtime/library/job-contexts.ts';
import { PlatformObject } from '../apex/runtime/values/index.ts';

/**
 * Platform objects that a job may hold when it is kept: the contexts that earlier steps got, and the options for the next one. The platform
 * documents no list; a public suite keeps these in its jobs and finalizers.
 */
const KEPT: readonly (() => PlatformObject)[] = [
    () => new AsyncOptions(),
    () => new DuplicateSignature(''),
    () => new QueueableContext(''),
    () => new BatchableContext(''),
    () => new SchedulableContext(''),
    () => new FinalizerContext('', '', null)
];

const byType = new Map(KEPT.map((make) => [make().apexType, make]));

/** What an object consists of; null for one that a stored job cannot hold. */
export function platformFields(value: object): [string, unknown][] | null {
    if (!(value instanceof PlatformObject) || !byType.has(value.apexType)) return null;
    return Object.entries(value).filter(([name]) => name !== 'apexType');
}

/** An object of this type whose fields are still to be filled in. */
export function emptyPlatformObject(apexType: string): PlatformObject {
    const make = byType.get(apexType);
    if (make === undefined) throw new Error(`Unknown platform object in a stored job: ${apexType}`);
    return make();
}
