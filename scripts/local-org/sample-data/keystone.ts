import { loadCommitments } from './governance/commitments.ts';
import { loadMeetings } from './governance/meetings.ts';
import { loadRisks } from './health/risks.ts';
import { loadSatisfaction } from './health/satisfaction.ts';
import { loadSignals } from './health/signals.ts';
import { loadFigures } from './insights/figures.ts';
import { loadRevenue, revenueRows } from './insights/revenue.ts';
import { loadSnapshots } from './insights/snapshots.ts';
import { loadKeyAccountOpportunities } from './planning/opportunities.ts';
import { loadPlans } from './planning/plans.ts';
import { loadProfiles } from './planning/profile.ts';
import { loadValueItems } from './planning/value.ts';
import { loadReviews } from './roster/reviews.ts';
import { loadScores } from './roster/scores.ts';
import { loadTeams } from './roster/teams.ts';
import type { Sample } from './sample.ts';
import { loadLinks } from './stakeholders/links.ts';
import { loadStakeholders } from './stakeholders/stakeholders.ts';
import { loadCells } from './whitespace/cells.ts';
import { loadOfferings } from './whitespace/offerings.ts';
import { loadUnits } from './whitespace/units.ts';

/**
 * Fills every object of the package for the roster that is there: much for two key accounts, less for others, next to
 * nothing for one, so that empty pages are seen too. Each part builds on the ones before.
 */
export function loadKeystone(sample: Sample): void {
    loadTeams(sample);
    const offerings = loadOfferings(sample);
    const units = loadUnits(sample);
    const revenue = revenueRows(sample, units);
    loadRevenue(sample, revenue, offerings);
    const stakeholders = loadStakeholders(sample, units);
    loadLinks(sample, stakeholders);
    loadProfiles(sample);
    const plans = loadPlans(sample);
    loadValueItems(sample, plans, offerings, units);
    const cells = loadCells(sample, offerings, units);
    loadKeyAccountOpportunities(sample, plans, cells);
    const meetings = loadMeetings(sample, stakeholders);
    loadCommitments(sample, meetings);
    const readings = loadSatisfaction(sample, stakeholders);
    const signals = loadSignals(sample, stakeholders, meetings);
    const risks = loadRisks(sample, signals);
    const scores = loadScores(sample);
    loadReviews(sample, scores);
    const facts = { revenue, units, cells, stakeholders, meetings, readings, risks };
    loadSnapshots(sample, facts);
    loadFigures(sample, facts);
}
