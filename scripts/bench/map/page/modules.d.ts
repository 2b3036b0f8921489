/* Modules that bring no types, or are none. */

declare module '@lwc/synthetic-shadow';

declare module 'd3-org-chart' {
    /** What is used of it: each setter returns the chart. */
    export class OrgChart {
        [setter: string]: (value?: unknown) => this;
    }
}
