import noneLabel from '@salesforce/label/c.Ws_Heat_None';
import oursLabel from '@salesforce/label/c.Ws_Legend_Ours';
import rangeLabel from '@salesforce/label/c.Ws_Heat_From';
import theirsLabel from '@salesforce/label/c.Ws_Legend_Theirs';
import restLabel from '@salesforce/label/c.Ws_Legend_Rest';
import { HEAT_LEVELS, STATES, STATE_LOOKS } from 'c/matrixModel';
import type { Scene } from 'c/matrixModel';
import { fill } from 'c/textUtils';

/** What a colour and a sign mean. */
export interface LegendEntry {
    key: string;
    label: string;
    /** Empty where the colour has no sign. */
    icon: string;
    className: string;
}

/** What the colours of the grid mean. */
export function legendOf({ options, scale, texts }: Scene): LegendEntry[] {
    const colours: LegendEntry[] =
        options.heatBy === 'state'
            ? STATES.map((state) => {
                  const { label, icon, className } = STATE_LOOKS[state];
                  return { key: state, label, icon, className: `swatch ${className}` };
              })
            : [0, ...scale].map((start, index) => ({
                  key: String(start),
                  label: index === 0 ? noneLabel : fill(rangeLabel, texts.short(start)),
                  icon: '',
                  className: `swatch heat_${index === 0 ? 0 : HEAT_LEVELS - scale.length + index}`
              }));
    const bars: LegendEntry[] =
        options.look === 'share'
            ? [
                  { key: 'ours', label: oursLabel, icon: '', className: 'swatch bar_ours' },
                  { key: 'theirs', label: theirsLabel, icon: '', className: 'swatch bar_theirs' },
                  { key: 'rest', label: restLabel, icon: '', className: 'swatch bar_rest' }
              ]
            : [];
    return [...colours, ...bars];
}

const COLOURS: readonly string[] = [
    ...Object.values(STATE_LOOKS).map(({ className }) => className),
    ...Array.from({ length: HEAT_LEVELS + 1 }, (_, level) => `heat_${level}`),
    'head',
    'plain',
    'line'
];

/** Everything that has a colour, for pictures that have to look like the page. */
export const SWATCHES = COLOURS.map((name) => ({ name, className: `cell ${name}` }));
