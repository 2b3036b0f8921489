import { cellsOf } from './cells';
import type { CellContext } from './cells';
import { LAYOUTS } from './layouts';
import { findRow } from './state';
import { SWOT_KINDS, belongs, sectionOf, sectionsOf } from './sections';
import type { SectionLayout } from './sections';
import { valueOf } from './rows';
import type { Row } from './rows';

/** Where the keyboard goes within a step. */
export interface FocusPlace {
    section: string;
    rowId?: string;
    /** The field of the row; otherwise its title. */
    field?: string;
    /** The form with this id. */
    formId?: string;
}

/** What a link asks for: an existing row to complete, or a new one. */
export interface Jump {
    section: SectionLayout;
    rowId: string | null;
    field: string | null;
    /** A new row is to be added, in this part of the section. */
    adds: boolean;
    part: string | null;
    /** The new row hangs on the row that `part` names. */
    child: boolean;
    given: Record<string, string>;
}

/** The empty field that a sentence names, or else the first empty one. */
function fieldFor(rowIds: readonly string[], names: readonly string[], text: string, context: CellContext) {
    const cells = rowIds.flatMap((id) => {
        const row = findRow(context.rows, id);
        return row ? Object.values(cellsOf(row, context)) : [];
    });
    const open = names
        .map((name) => cells.find((cell) => cell.name === name))
        .filter((cell) => cell !== undefined)
        .filter((cell) => cell.editable);
    const lower = text.toLocaleLowerCase();
    const named = open.filter(({ label }) => lower.includes(label.toLocaleLowerCase()));
    const empty = open.filter(({ value }) => value === null);
    return named.find(({ value }) => value === null) ?? empty[0] ?? named[0] ?? open[0] ?? null;
}

/** The quadrant with the fewest items, where the next one is missed most. */
function thinnestQuadrant(context: CellContext): string {
    const count = (kind: string) =>
        context.rows.filter((row) => row.kind === 'ProfileItem' && valueOf(row, 'Kind__c') === kind).length;
    return [...SWOT_KINDS].sort((left, right) => count(left) - count(right))[0];
}

/** A role that a sentence names, so that the form for a new stakeholder starts with it. */
function givenBy(section: SectionLayout, text: string, context: CellContext): Record<string, string> {
    if (section.kind !== 'Stakeholder') {
        return {};
    }
    const fields = context.kinds.find(({ kind }) => kind === section.kind)?.fields;
    const role = fields
        ?.find(({ name }) => name === 'Role__c')
        ?.options?.find(({ label }) => new RegExp(`\\b${label}\\b`).test(text));
    return role ? { Role__c: role.value } : {};
}

const known = (value: string | null | undefined): boolean => value !== null && value !== undefined && value !== '0';

/** Whether what is missing is a row that hangs on this one: who of us knows a stakeholder, who came to a meeting. */
function childIsMissing(row: Row, text: string, criterion: string | null, context: CellContext): boolean {
    const cells = cellsOf(row, context);
    if (row.kind === 'Stakeholder') {
        const relationship = cells.Relationship__c;
        const named = relationship && text.includes(relationship.label) && !known(relationship.value);
        return criterion === 'Two_Colleagues_Each' || named === true;
    }
    return row.kind === 'Meeting' && known(cells.Outcome__c?.value) && !known(cells.Attendees__c?.value);
}

/**
 * What a missing thing asks for in the open step.
 * @param recordId the record that lacks it, if it exists
 * @param text what is missing, in words
 * @param criterion the criterion that misses it, if one does
 */
export function jumpTo(
    step: number,
    sectionId: string,
    recordId: string | null,
    text: string,
    context: CellContext,
    criterion: string | null = null
): Jump | null {
    const row = recordId ? findRow(context.rows, recordId) : undefined;
    const wanted = sectionOf(step, sectionId);
    const section =
        (row && wanted?.look !== 'fields' && sectionsOf(step).find((candidate) => belongs(row, candidate))) || wanted;
    if (!section) {
        return null;
    }
    const jump = { section, part: null, given: {}, adds: false, child: false };
    if (section.look === 'fields') {
        const rowIds = context.rows
            .filter(({ kind }) => kind === section.kind || kind === section.also)
            .map(({ id }) => id);
        const cell = fieldFor(rowIds, section.fields ?? [], text, context);
        return { ...jump, rowId: cell?.rowId ?? null, field: cell?.name ?? null };
    }
    if (row && belongs(row, section) && childIsMissing(row, text, criterion, context)) {
        return { ...jump, rowId: null, field: null, adds: true, child: true, part: row.id };
    }
    if (row && belongs(row, section)) {
        const layout = { ...LAYOUTS[row.kind], ...section.layout };
        const cell = fieldFor([row.id], [...layout.main, ...layout.more], text, context);
        return { ...jump, rowId: row.id, field: cell?.name ?? null };
    }
    return {
        ...jump,
        rowId: null,
        field: null,
        adds: true,
        part: section.look === 'swot' ? thinnestQuadrant(context) : null,
        given: givenBy(section, text, context)
    };
}
