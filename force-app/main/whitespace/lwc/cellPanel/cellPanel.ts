import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import actionsLabel from '@salesforce/label/c.Ws_Panel_Actions';
import assetsLabel from '@salesforce/label/c.Ws_Panel_Assets';
import closeLabel from '@salesforce/label/c.Ui_Close';
import createLabel from '@salesforce/label/c.Ws_CreateOpportunity';
import expectedLabel from '@salesforce/label/c.Ws_Panel_Expected';
import hiddenLabel from '@salesforce/label/c.Ws_Panel_Hidden';
import historyLabel from '@salesforce/label/c.Ws_Panel_History';
import historyNone from '@salesforce/label/c.Ws_Panel_NoHistory';
import linkLabel from '@salesforce/label/c.Ws_LinkOpportunity';
import linkedLabel from '@salesforce/label/c.Ws_Panel_Linked';
import loadFailedLabel from '@salesforce/label/c.Ws_Panel_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import lookedAtLabel from '@salesforce/label/c.Ws_LookedAt';
import lookedAtNone from '@salesforce/label/c.Ws_LookedAt_Never';
import noOpportunities from '@salesforce/label/c.Ws_Panel_NoOpportunities';
import opportunitiesLabel from '@salesforce/label/c.Ws_Panel_Opportunities';
import overLabel from '@salesforce/label/c.Ws_Panel_Over';
import overriddenLabel from '@salesforce/label/c.Ws_Panel_Overridden';
import stateHeading from '@salesforce/label/c.Ws_Panel_State';
import untilLabel from '@salesforce/label/c.Ws_Panel_Until';
import whatChanged from '@salesforce/label/c.Ws_Panel_Changed';
import whySeen from '@salesforce/label/c.Ws_Panel_Why';
import whyUnknown from '@salesforce/label/c.Ws_Panel_WhyNot';
import competitorHeading from '@salesforce/label/c.Ws_Field_Competitor';
import potentialHeading from '@salesforce/label/c.Ws_Figure_Potential';
import addressableHeading from '@salesforce/label/c.Ws_Figure_Addressable';
import notesHeading from '@salesforce/label/c.Ws_Field_Notes';
import notNowHeading from '@salesforce/label/c.Ws_Ask_NotNow';
import { STATE_LOOKS, overShareOf, shareText, stateOf } from 'c/matrixModel';
import type { CellId, PanelField, Texts } from 'c/matrixModel';
import { fill, formatDateTime } from 'c/textUtils';
import type { CellDetail, MatrixCell } from 'keystone/dto';
import type { Cell } from 'keystone/ui';

/** Fields that stand together. */
interface FieldGroup {
    name: string;
    heading: string;
    cells: readonly Cell[];
}

const GROUPS: readonly { name: string; heading: string; fields: readonly PanelField[] }[] = [
    {
        name: 'potential',
        heading: potentialHeading,
        fields: ['potential', 'potentialKind', 'decisionDate', 'responsibleId', 'nextStep']
    },
    { name: 'addressable', heading: addressableHeading, fields: ['addressable', 'addressableSource'] },
    { name: 'competitor', heading: competitorHeading, fields: ['competitor', 'competitorShare', 'competitorUntil'] },
    { name: 'notNow', heading: notNowHeading, fields: ['notNowUntil', 'notNowReason'] },
    { name: 'notes', heading: notesHeading, fields: ['notes'] }
];

/**
 * All about one cell, edited in place. Fires `createopportunity`, `linkopportunity`, `lookedat` with { id }, and `close`; the edits of its
 * fields bubble up to the container (see c/inlineField).
 */
export default class CellPanel extends LightningElement {
    readonly labels = {
        actions: actionsLabel,
        assets: assetsLabel,
        close: closeLabel,
        create: createLabel,
        history: historyLabel,
        historyNone,
        link: linkLabel,
        linked: linkedLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        lookedAt: lookedAtLabel,
        lookedAtNone,
        noOpportunities,
        opportunities: opportunitiesLabel,
        state: stateHeading
    };

    @api cellId: CellId = '';
    @api cell!: MatrixCell;
    @api unitName = '';
    @api offeringName = '';
    @api fields!: Readonly<Record<PanelField, Cell>>;
    @api texts!: Texts;
    /** What the server knows beside; null while it is read. */
    @api detail: CellDetail | null = null;
    /** Why it could not be read. */
    @api error: unknown = null;
    @api canEdit = false;
    @api canCreate = false;

    /** Puts the keyboard on the panel. */
    @api focus(): void {
        (this.refs?.heading as HTMLElement | undefined)?.focus();
    }

    get loading(): boolean {
        return this.detail === null && this.error === null;
    }

    get state() {
        return STATE_LOOKS[stateOf(this.cell)];
    }

    /** That people say something else than Keystone sees; empty where they do not. */
    get overridden(): string {
        const { stateOverride, state } = this.cell;
        const seen = state ?? 'Unknown';
        return stateOverride === null || stateOverride === seen ? '' : fill(overriddenLabel, STATE_LOOKS[seen].label);
    }

    /** That more was shared out than is spent; empty where it was not. */
    get over(): string {
        const over = overShareOf(this.cell);
        return over === null
            ? ''
            : fill(overLabel, this.texts.percent(over.ours + over.theirs), shareText(over, this.texts));
    }

    get why(): string {
        return this.reasons.length > 0 ? whySeen : whyUnknown;
    }

    get reasons() {
        return (this.detail?.reasons ?? []).map((reason, index) => ({ ...reason, key: String(index) }));
    }

    get stateFields(): Cell[] {
        return [this.fields.stateOverride, this.fields.overrideReason];
    }

    get groups(): FieldGroup[] {
        return GROUPS.map(({ name, heading, fields }) => ({
            name,
            heading,
            cells: fields.map((field) => this.fields[field])
        }));
    }

    /** When somebody looked is among the reasons. */
    get neverLookedAt(): boolean {
        return this.cell.lookedAtOn === null;
    }

    get opportunities() {
        return (this.detail?.opportunities ?? []).map(({ id, name, stage, closeDate, amount, ownerName, linked }) => ({
            id,
            name,
            linked,
            about: [
                stage,
                this.texts.full(amount),
                closeDate ? fill(expectedLabel, this.texts.day(closeDate)) : '',
                ownerName ?? ''
            ]
                .filter((text) => text !== '')
                .join(' · ')
        }));
    }

    get saysNoOpportunities(): boolean {
        return this.detail !== null && this.opportunities.length === 0 && !this.hiddenOpportunities;
    }

    get hiddenOpportunities(): string {
        return this.moreText(this.detail?.hiddenOpportunities);
    }

    get hiddenAssets(): string {
        return this.moreText(this.detail?.hiddenAssets);
    }

    get hasAssets(): boolean {
        return this.assets.length > 0 || this.hiddenAssets !== '';
    }

    get assets() {
        return (this.detail?.assets ?? []).map(({ id, name, status, quantity, until, isCompetitor }) => ({
            id,
            name,
            about: [
                isCompetitor ? competitorHeading : '',
                status ?? '',
                quantity === null ? '' : String(quantity),
                until ? fill(untilLabel, this.texts.day(until)) : ''
            ]
                .filter((text) => text !== '')
                .join(' · ')
        }));
    }

    get actions() {
        return (this.detail?.actions ?? []).map(({ id, subject, dueDate, ownerName }) => ({
            id,
            subject,
            about: [dueDate ? this.texts.day(dueDate) : '', ownerName ?? ''].filter((text) => text !== '').join(' · ')
        }));
    }

    get hasActions(): boolean {
        return this.actions.length > 0;
    }

    get history() {
        return (this.detail?.history ?? []).map(({ changedOn, who, field, fromValue, toValue }, index) => ({
            key: String(index),
            when: [formatDateTime(changedOn, LOCALE, TIME_ZONE), who ?? ''].filter((text) => text !== '').join(' · '),
            text: fromValue || toValue ? fill(whatChanged, field, fromValue ?? '–', toValue ?? '–') : field
        }));
    }

    get saysNoHistory(): boolean {
        return this.detail !== null && this.history.length === 0;
    }

    moreText(count: number | undefined): string {
        return count ? fill(hiddenLabel, count) : '';
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            this.send('close');
        }
    }

    handleClose(): void {
        this.send('close');
    }

    handleCreate(): void {
        this.send('createopportunity');
    }

    handleLink(): void {
        this.send('linkopportunity');
    }

    handleLookedAt(): void {
        this.send('lookedat');
    }

    handleRetry(): void {
        this.send('retry');
    }

    send(type: string): void {
        this.dispatchEvent(new CustomEvent(type, { detail: { id: this.cellId } }));
    }
}
