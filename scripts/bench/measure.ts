/** One thing that is measured, with what it may take. */
export interface Measure {
    readonly name: string;
    readonly title: string;
    readonly unit: 's' | 'ms' | '%' | 'records/s';
    /** Most that it may take; null where design sets no budget and the figure is only reported. */
    readonly budget: number | null;
    /** Prepares what all runs share; a text says why the measurement is not possible here. */
    prepare(folder: string): Promise<Prepared | string>;
}

export interface Prepared {
    /** One measured run, in the unit. */
    run(): Promise<number>;
    close?(): Promise<void>;
}

export interface Figures {
    measure: Measure;
    values: number[];
    /** Why there are none. */
    problem: string | null;
}

/** Middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((left, right) => left - right);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
    const start = performance.now();
    await work();
    return performance.now() - start;
}
