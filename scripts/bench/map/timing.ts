/** How long a drawing took, in milliseconds. */
export interface Timing {
    /** Until all script was done: layout, elements, and what the engine does with them. */
    script: number;
    /** Until the first frame that shows all of it was handed over for painting: script, styles, layout and recording. */
    paint: number;
}
