import addressableLabel from '@salesforce/label/c.Ws_Figure_Addressable';
import addressableSourceLabel from '@salesforce/label/c.Ws_Field_AddressableSource';
import competitorLabel from '@salesforce/label/c.Ws_Field_Competitor';
import competitorShareLabel from '@salesforce/label/c.Ws_Field_CompetitorShare';
import competitorUntilLabel from '@salesforce/label/c.Ws_Field_CompetitorUntil';
import decisionLabel from '@salesforce/label/c.Ws_Field_DecisionDate';
import groupLabel from '@salesforce/label/c.Ws_Csv_Group';
import lookedAtLabel from '@salesforce/label/c.Ws_Field_LookedAt';
import nextStepLabel from '@salesforce/label/c.Ws_Field_NextStep';
import notNowReasonLabel from '@salesforce/label/c.Ws_Field_NotNowReason';
import notesLabel from '@salesforce/label/c.Ws_Field_Notes';
import notNowUntilLabel from '@salesforce/label/c.Ws_Field_NotNowUntil';
import offeringLabel from '@salesforce/label/c.Ws_Csv_Offering';
import openLabel from '@salesforce/label/c.Ws_Figure_Open';
import ownedLabel from '@salesforce/label/c.Ws_Figure_Owned';
import ownedUntilLabel from '@salesforce/label/c.Ws_Field_OwnedUntil';
import partOfLabel from '@salesforce/label/c.Ws_Field_PartOf';
import potentialKindLabel from '@salesforce/label/c.Ws_Field_PotentialKind';
import potentialLabel from '@salesforce/label/c.Ws_Figure_Potential';
import responsibleLabel from '@salesforce/label/c.Ws_Field_Responsible';
import seenLabel from '@salesforce/label/c.Ws_Field_Seen';
import stateLabel from '@salesforce/label/c.Ws_Field_State';
import unitLabel from '@salesforce/label/c.Ws_Csv_Unit';
import weightedLabel from '@salesforce/label/c.Ws_Figure_Weighted';
import type { MatrixCell } from 'keystone/dto';
import { stateOf } from './cells';
import { csvOf } from './csv';
import type { Matrix } from './matrix';
import type { Scene } from './scene';
import { STATE_LOOKS } from './texts';

type Value = (cell: MatrixCell, matrix: Matrix) => string | number | null;

const COLUMNS: readonly (readonly [string, Value])[] = [
    [partOfLabel, ({ unitId }, matrix) => matrix.unit(matrix.unit(unitId)?.above.at(-1) ?? '')?.unit.name ?? null],
    [unitLabel, ({ unitId }, matrix) => matrix.unit(unitId)?.unit.name ?? null],
    [
        groupLabel,
        ({ offeringId }, matrix) =>
            matrix.groups.find(({ columns }) => columns.some(({ offering }) => offering.id === offeringId))?.offering
                ?.name ?? null
    ],
    [offeringLabel, ({ offeringId }, matrix) => matrix.offering(offeringId)?.name ?? null],
    [stateLabel, (cell) => STATE_LOOKS[stateOf(cell)].label],
    [seenLabel, ({ state }) => STATE_LOOKS[state ?? 'Unknown'].label],
    [ownedLabel, ({ ownedRevenue }) => ownedRevenue],
    [ownedUntilLabel, ({ ownedUntil }) => ownedUntil],
    [openLabel, ({ openAmount }) => openAmount],
    [weightedLabel, ({ weightedAmount }) => weightedAmount],
    [potentialLabel, ({ potential }) => potential],
    [potentialKindLabel, ({ potentialKind }) => potentialKind],
    [decisionLabel, ({ decisionDate }) => decisionDate],
    [nextStepLabel, ({ nextStep }) => nextStep],
    [responsibleLabel, ({ responsibleName }) => responsibleName],
    [addressableLabel, ({ addressable }) => addressable],
    [addressableSourceLabel, ({ addressableSource }) => addressableSource],
    [competitorLabel, ({ competitor }) => competitor],
    [competitorShareLabel, ({ competitorShare }) => competitorShare],
    [competitorUntilLabel, ({ competitorUntil }) => competitorUntil],
    [notNowUntilLabel, ({ notNowUntil }) => notNowUntil],
    [notNowReasonLabel, ({ notNowReason }) => notNowReason],
    [notesLabel, ({ notes }) => notes],
    [lookedAtLabel, ({ lookedAtOn }) => lookedAtOn]
];

/** All cells that are on show and looked for, folded ones as well, as a CSV file: one a line, amounts as plain numbers. */
export function matrixCsv(scene: Scene): string {
    const head = COLUMNS.map(([label]) => label);
    const lines = [...scene.cells()].map((cell) => COLUMNS.map(([, value]) => value(cell, scene.matrix)));
    return csvOf([head, ...lines]);
}
