import type { SampleKeyAccount } from '../sample.ts';

/** Health of the key accounts today, and the change against thirty days before. */
export const HEALTH: Record<string, [today: number, change: number]> = {
    nordwind: [71, 3],
    meridian: [64, -5],
    castellano: [68, 1],
    brevik: [43, -9],
    tavares: [57, 0],
    alder: [52, -2]
};

/** How much of it rests on real values, in percent. */
export const CONFIDENCE: Record<SampleKeyAccount['depth'], number> = { rich: 92, medium: 71, thin: 48, empty: 31 };
