import type { SampleDeal } from '../deals.ts';
import type { SampleOffering } from './offerings.ts';

const YEAR = 365;

/**
 * Until when a purchase is in use, in days from today. Subscriptions and support renew themselves year by year until the
 * customer stops one of them; everything else lives as long as it usually does.
 */
export function inUseUntil(deal: SampleDeal, offering: SampleOffering): number {
    if (offering.revenue === 'One-off') return deal.close + Math.round(offering.termMonths * 30.4);
    // One in seven stops at the end of a year; which one follows from the deal, so that every load tells the same story.
    let end = deal.close + YEAR;
    for (let year = 1; end < 0 && (deal.created * 31 + year * 17) % 7 !== 0; year++) end += YEAR;
    return end;
}
