import competitorLabel from '@salesforce/label/c.Ws_State_Competitor';
import inPipelineLabel from '@salesforce/label/c.Ws_State_InPipeline';
import lostLabel from '@salesforce/label/c.Ws_State_Lost';
import mixedLabel from '@salesforce/label/c.Ws_State_Mixed';
import notApplicableLabel from '@salesforce/label/c.Ws_State_NotApplicable';
import ownedLabel from '@salesforce/label/c.Ws_State_Owned';
import potentialLabel from '@salesforce/label/c.Ws_State_Potential';
import unknownLabel from '@salesforce/label/c.Ws_State_Unknown';
import whiteLabel from '@salesforce/label/c.Ws_State_White';
import type { CellState } from 'keystone/dto';

/** The state of a cell, or of several that differ. */
export type ShownState = CellState | 'Mixed';

/** How a state is shown: a word, a sign, and a class for its colour, so that none of them has to be known alone. */
export interface StateLook {
    label: string;
    /** Path of its sign, 16 by 16. */
    icon: string;
    className: string;
}

export const STATE_LOOKS: Readonly<Record<ShownState, StateLook>> = {
    'Not applicable': { label: notApplicableLabel, icon: 'M2.5 7h11v2h-11z', className: 'state_none' },
    Owned: {
        label: ownedLabel,
        icon: 'M6.4 13 1.6 8.2l1.6-1.6 3.2 3.2 6.4-6.4L14.4 5z',
        className: 'state_owned'
    },
    'In pipeline': {
        label: inPipelineLabel,
        icon: 'M1.5 2.5h13L9.6 8.6v5.2l-3.2-1.6V8.6z',
        className: 'state_pipeline'
    },
    Lost: {
        label: lostLabel,
        icon: 'M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z',
        className: 'state_lost'
    },
    'Competitor-held': {
        label: competitorLabel,
        icon: 'M3 1h1.7v1h9l-2.3 3.3 2.3 3.3h-9V15H3z',
        className: 'state_competitor'
    },
    Potential: {
        label: potentialLabel,
        icon: 'm8 1 2.1 4.6 5 .6-3.7 3.4 1 4.9L8 12.1l-4.4 2.4 1-4.9L.9 6.2l5-.6z',
        className: 'state_potential'
    },
    Unknown: {
        label: unknownLabel,
        icon: 'M4.8 5.2C4.8 3.2 6.2 2 8.1 2s3.3 1.2 3.3 3c0 2.3-2.3 2.6-2.3 4.6H7.1c0-2.8 2.2-3 2.2-4.5 0-.7-.5-1.2-1.2-1.2-.8 0-1.3.6-1.3 1.3zM7 11.2h2.2v2.3H7z',
        className: 'state_unknown'
    },
    'White space': {
        label: whiteLabel,
        icon: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2m0 1.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4z',
        className: 'state_white'
    },
    Mixed: { label: mixedLabel, icon: 'M2 2h5v5H2zm7 0h5v5H9zM2 9h5v5H2zm7 0h5v5H9z', className: 'state_mixed' }
};

/** Writes amounts, percents and days as people of a locale do. Keeps its formatters: making one costs more than using it. */
export class Texts {
    readonly #short: Intl.NumberFormat;
    readonly #full: Intl.NumberFormat;
    readonly #percent: Intl.NumberFormat;
    readonly #day: Intl.DateTimeFormat;

    /** @param currencyCode ISO code; without one plain numbers are shown */
    constructor(locale: string, currencyCode: string | null) {
        const currency = currencyCode ? ({ style: 'currency', currency: currencyCode } as const) : {};
        this.#short = new Intl.NumberFormat(locale, { ...currency, notation: 'compact', maximumFractionDigits: 1 });
        this.#full = new Intl.NumberFormat(locale, {
            ...currency,
            minimumFractionDigits: 0,
            maximumFractionDigits: 2
        });
        this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
        this.#day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    }

    /** An amount in few characters: €1.2M. */
    short(amount: number | null): string {
        return amount === null ? '' : this.#short.format(amount);
    }

    /** An amount to the cent. */
    full(amount: number | null): string {
        return amount === null ? '' : this.#full.format(amount);
    }

    /** @param value in percent */
    percent(value: number | null): string {
        return value === null ? '' : this.#percent.format(value / 100);
    }

    /** @param isoDate 2027-03-31 */
    day(isoDate: string | null): string {
        const time = Date.parse(`${isoDate}T00:00:00Z`);
        return isoDate === null || Number.isNaN(time) ? '' : this.#day.format(time);
    }
}
