import type { RowKindView } from 'keystone/dto';
import type { Cell, RowFormView } from 'keystone/ui';
import addLabel from '@salesforce/label/c.Ui_AddKind';
import addToLabel from '@salesforce/label/c.Ui_AddKindTo';
import moreLabel from '@salesforce/label/c.Ui_MoreRows';
import readOnlyEmptyLabel from '@salesforce/label/c.Ui_ReadOnlyEmpty';
import { fill } from 'c/textUtils';
import { actionGroups } from './actions';
import type { ActionGroup } from './actions';
import { cardView } from './cards';
import type { CardView } from './cards';
import { cellsOf } from './cells';
import type { CellContext } from './cells';
import { formId, formView } from './forms';
import type { OpenForm } from './forms';
import { LAYOUTS, childKindOf } from './layouts';
import { valueOf } from './rows';
import type { Row } from './rows';
import { SWOT_KINDS, belongs, sectionsOf } from './sections';
import type { SectionLayout } from './sections';
import { targetsView } from './targets';
import type { TargetsView } from './targets';

/** What a new child of a row is called, and the forms for one that are open. */
export interface ChildForms {
    addLabel: string;
    /** By the id of the row that the child hangs on. */
    forms: Readonly<Record<string, RowFormView>>;
    empty: string;
}

/** A field of the four: strengths, weaknesses, opportunities, threats. */
export interface Quadrant {
    /** The kind of item, which is also the part of the section that a form for it has. */
    value: string;
    label: string;
    icon: string;
    cards: CardView[];
    form: RowFormView | null;
    addLabel: string;
    canAdd: boolean;
}

/** A part of a step's work, ready to be shown. */
export interface SectionView {
    id: string;
    look: SectionLayout['look'];
    heading: string;
    icon: string;
    empty: string;
    isEmpty: boolean;
    addLabel: string;
    canAdd: boolean;
    form: RowFormView | null;
    cards: CardView[];
    childForms: ChildForms | null;
    cells: Cell[];
    targets: TargetsView | null;
    quadrants: Quadrant[];
    groups: ActionGroup[];
    /** Says how many rows are not shown; empty when all are. */
    more: string;
    /** Where the same is worked on with more room. */
    opens: { component: string; label: string; recordId: string } | null;
}

/** What the sections of a step are made of. */
export interface StepContext extends CellContext {
    step: number;
    forms: readonly OpenForm[];
    more: readonly { kind: string; count: number }[];
}

const QUADRANT_ICONS: Readonly<Record<string, string>> = {
    Strength: 'utility:like',
    Weakness: 'utility:dislike',
    Opportunity: 'utility:trending',
    Threat: 'utility:warning'
};

/** Fields of the key account and its account that have a place of their own. */
const LISTED: ReadonlySet<string> = new Set(
    [1, 2, 7].flatMap((step) => sectionsOf(step).flatMap(({ fields }) => fields ?? []))
);

function formFor(id: string, context: StepContext): RowFormView | null {
    const form = context.forms.find((candidate) => candidate.id === id && candidate.step === context.step);
    return form ? formView(form, context) : null;
}

function quadrantsOf(
    section: SectionLayout,
    kind: RowKindView,
    rows: readonly Row[],
    context: StepContext
): Quadrant[] {
    const options = kind.fields.find(({ name }) => name === 'Kind__c')?.options ?? [];
    return SWOT_KINDS.map((value) => {
        const label = options.find((option) => option.value === value)?.label ?? value;
        const form = formFor(formId(section.id, value), context);
        return {
            value,
            label,
            icon: QUADRANT_ICONS[value],
            cards: rows.filter((row) => valueOf(row, 'Kind__c') === value).map((row) => cardView(row, context)),
            form,
            addLabel: fill(addLabel, label),
            canAdd: context.editable && kind.canCreate && form === null
        };
    });
}

function childFormsOf(section: SectionLayout, cards: readonly CardView[], context: StepContext): ChildForms | null {
    const childKind = childKindOf(section.kind);
    const described = context.kinds.find(({ kind }) => kind === childKind);
    if (!described || !childKind) {
        return null;
    }
    const forms = cards
        .map((card): [string, RowFormView | null] => [card.id, formFor(formId(section.id, card.id), context)])
        .filter((entry): entry is [string, RowFormView] => entry[1] !== null);
    return {
        addLabel: context.editable && described.canCreate ? fill(addLabel, described.label) : '',
        forms: Object.fromEntries(forms),
        empty: LAYOUTS[childKind].empty
    };
}

function fieldCells(section: SectionLayout, context: StepContext): Cell[] {
    const rows = context.rows.filter((row) => row.kind === section.kind || row.kind === section.also);
    const cells = Object.assign({}, ...rows.map((row) => cellsOf(row, context))) as Record<string, Cell>;
    const own = (section.fields ?? []).map((name) => cells[name]).filter((cell) => cell !== undefined);
    // A tier may ask for more of the profile than the package lists.
    const extra =
        section.id === 'Profile' ? Object.values(cells).filter((cell) => !LISTED.has(cell.name) && cell.editable) : [];
    return [...own, ...extra];
}

function moreText(kind: string, context: StepContext): string {
    const count = context.more.find((entry) => entry.kind === kind)?.count ?? 0;
    return count > 0 ? fill(moreLabel, count) : '';
}

function sectionView(section: SectionLayout, kind: RowKindView, context: StepContext): SectionView {
    const { id, look } = section;
    const rows = context.rows.filter((row) => belongs(row, section));
    const layout = { ...LAYOUTS[section.kind], ...section.layout };
    const form = formFor(formId(id), context);
    const cards = look === 'cards' ? rows.map((row) => cardView(row, context, section.layout)) : [];
    const canCreate = context.editable && kind.canCreate && look !== 'fields' && look !== 'swot';
    return {
        id,
        look,
        heading: section.heading ?? kind.pluralLabel,
        icon: layout.icon,
        empty: context.editable ? (section.empty ?? layout.empty) : readOnlyEmptyLabel,
        isEmpty: rows.length === 0,
        addLabel: section.where ? fill(addToLabel, section.heading ?? kind.pluralLabel) : fill(addLabel, kind.label),
        canAdd: canCreate && form === null,
        form,
        cards,
        childForms: look === 'cards' ? childFormsOf(section, cards, context) : null,
        cells: look === 'fields' ? fieldCells(section, context) : [],
        targets: look === 'targets' ? targetsView(rows, context) : null,
        quadrants: look === 'swot' ? quadrantsOf(section, kind, rows, context) : [],
        groups: look === 'actions' ? actionGroups(rows, context) : [],
        more: moreText(section.kind, context),
        opens: section.opens ? { ...section.opens, recordId: context.view.planId ?? '' } : null
    };
}

/** The sections of the open step; those of kinds that the user may not see are left out. */
export function sectionViews(context: StepContext): SectionView[] {
    return sectionsOf(context.step).flatMap((section) => {
        const kind = context.kinds.find((candidate) => candidate.kind === section.kind);
        return kind ? [sectionView(section, kind, context)] : [];
    });
}
