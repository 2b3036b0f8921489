import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import accountLabel from '@salesforce/label/c.Ui_Map_Panel_Account';
import actionsLabel from '@salesforce/label/c.Ui_Map_Panel_Actions';
import activitiesLabel from '@salesforce/label/c.Ui_Map_Panel_Activities';
import adaptabilityLabel from '@salesforce/label/c.Ui_Map_Field_Adaptability';
import attitudeLabel from '@salesforce/label/c.Ui_Map_Field_Attitude';
import closeLabel from '@salesforce/label/c.Ui_Map_Panel_Close';
import commentLabel from '@salesforce/label/c.Ui_Map_Field_Comment';
import completeLabel from '@salesforce/label/c.Ui_Map_Panel_Complete';
import contactLabel from '@salesforce/label/c.Ui_Map_Panel_Contact';
import coverageLabel from '@salesforce/label/c.Ui_Map_Panel_Coverage';
import emailLabel from '@salesforce/label/c.Ui_Map_Panel_Email';
import helpMeLabel from '@salesforce/label/c.Ui_Map_Panel_HelpMe';
import helpWithLabel from '@salesforce/label/c.Ui_Map_Panel_HelpMeWith';
import hiddenLabel from '@salesforce/label/c.Ui_Map_Panel_RatingsHidden';
import historyLabel from '@salesforce/label/c.Ui_Map_Panel_History';
import influenceLabel from '@salesforce/label/c.Ui_Map_Field_Influence';
import lineLabel from '@salesforce/label/c.Ui_Map_Menu_Line';
import linesLabel from '@salesforce/label/c.Ui_Map_Panel_Lines';
import loadFailedLabel from '@salesforce/label/c.Ui_Map_Panel_LoadFailed';
import loadingLabel from '@salesforce/label/c.Ui_Loading';
import managerLabel from '@salesforce/label/c.Ui_Map_Panel_Manager';
import moreLabel from '@salesforce/label/c.Ui_Map_Panel_MoreActivities';
import moveLabel from '@salesforce/label/c.Ui_Map_Menu_Move';
import noActionsLabel from '@salesforce/label/c.Ui_Map_Panel_NoActions';
import noActivitiesLabel from '@salesforce/label/c.Ui_Map_Panel_NoActivities';
import noLinesLabel from '@salesforce/label/c.Ui_Map_Panel_NoLines';
import noManagerLabel from '@salesforce/label/c.Ui_Map_Panel_NoManager';
import noOpportunitiesLabel from '@salesforce/label/c.Ui_Map_Panel_NoOpportunities';
import noRatingsLabel from '@salesforce/label/c.Ui_Map_Panel_NoRatings';
import noRelationsLabel from '@salesforce/label/c.Ui_Map_Panel_NoRelations';
import noneLabel from '@salesforce/label/c.Ui_None';
import notesLabel from '@salesforce/label/c.Ui_Map_Panel_Notes';
import opportunitiesLabel from '@salesforce/label/c.Ui_Map_Panel_Opportunities';
import orientationLabel from '@salesforce/label/c.Ui_Map_Field_Orientation';
import overdueLabel from '@salesforce/label/c.Ui_Overdue';
import overrideClearLabel from '@salesforce/label/c.Ui_Map_Panel_OverrideClear';
import overrideLabel from '@salesforce/label/c.Ui_Map_Panel_Override';
import panelLabel from '@salesforce/label/c.Ui_Map_Panel';
import parkedLabel from '@salesforce/label/c.Ui_Map_Panel_Parked';
import phoneLabel from '@salesforce/label/c.Ui_Map_Panel_Phone';
import planLabel from '@salesforce/label/c.Ui_Map_Menu_Action';
import ratingHelpLabel from '@salesforce/label/c.Ui_Map_Panel_RatingHelp';
import ratingLabel from '@salesforce/label/c.Ui_Map_Panel_Rating';
import relationshipLabel from '@salesforce/label/c.Ui_Map_Field_Relationship';
import relationsLabel from '@salesforce/label/c.Ui_Map_Panel_Relations';
import roleLabel from '@salesforce/label/c.Ui_Map_Field_Role';
import seniorityLabel from '@salesforce/label/c.Ui_Map_Field_Seniority';
import talkLabel from '@salesforce/label/c.Ui_Map_Panel_Talk';
import twoWayLabel from '@salesforce/label/c.Ui_Map_Panel_CoverageTwoWay';
import unitLabel from '@salesforce/label/c.Ui_Map_Field_Unit';
import whatLabel from '@salesforce/label/c.Ui_Map_Panel_Actions_Menu';
import {
    SPLIT,
    averageTexts,
    choicesOf,
    coverageLines,
    detailLines,
    factsOf,
    linkLines,
    menuOf,
    notesOf,
    ratingLines,
    relationLines,
    reportIntent,
    touchLines
} from 'c/mapModel';
import type { HelpedValue, MapContext, MapData, MenuAct } from 'c/mapModel';
import { fill, toText } from 'c/textUtils';
import type { MapPerson, MapPersonDetail, MapRating } from 'keystone/dto';

/** The value that a rater says about a person. */
const RATED = [
    { name: 'attitude', label: attitudeLabel },
    { name: 'influence', label: influenceLabel },
    { name: 'adaptability', label: adaptabilityLabel },
    { name: 'orientation', label: orientationLabel }
] as const;

/** Fields of the person that are chosen from a list. */
const FIELDS = [
    { name: 'Role__c', of: 'role', label: roleLabel },
    { name: 'Seniority__c', of: 'seniority', label: seniorityLabel },
    { name: 'Buying_Unit__c', of: 'unitId', label: unitLabel }
] as const;

/** Everything about one person: what is known, who knows them, what was said and done. Reports what the user changes. */
export default class MapPanel extends LightningElement {
    readonly labels = {
        account: accountLabel,
        actions: actionsLabel,
        activities: activitiesLabel,
        close: closeLabel,
        comment: commentLabel,
        contact: contactLabel,
        coverage: coverageLabel,
        email: emailLabel,
        helpMe: helpMeLabel,
        hidden: hiddenLabel,
        history: historyLabel,
        line: lineLabel,
        lines: linesLabel,
        loadFailed: loadFailedLabel,
        loading: loadingLabel,
        manager: managerLabel,
        move: moveLabel,
        noActions: noActionsLabel,
        noActivities: noActivitiesLabel,
        noLines: noLinesLabel,
        noOpportunities: noOpportunitiesLabel,
        noRatings: noRatingsLabel,
        noRelations: noRelationsLabel,
        notes: notesLabel,
        opportunities: opportunitiesLabel,
        overdue: overdueLabel,
        override: overrideLabel,
        overrideClear: overrideClearLabel,
        phone: phoneLabel,
        plan: planLabel,
        rating: ratingLabel,
        ratingHelp: ratingHelpLabel,
        relations: relationsLabel,
        relationship: relationshipLabel,
        talk: talkLabel,
        twoWay: twoWayLabel,
        what: whatLabel
    };

    @api context!: MapContext;
    @api data!: MapData;
    @api person!: MapPerson;
    /** Who the person reports to on the map. */
    @api managerName: string | null = null;
    /** What was read about the person; null while it is read. */
    @api detail: MapPersonDetail | null = null;
    @api error: unknown = null;

    /** Puts the keyboard on the panel; the page stays where it is, if the heading can be seen. */
    @api focus(): void {
        const heading = this.refs?.heading as HTMLElement | undefined;
        heading?.focus({ preventScroll: true });
        heading?.scrollIntoView?.({ block: 'nearest' });
    }

    get panelTitle(): string {
        return fill(panelLabel, this.person.name);
    }

    get about(): string {
        return this.person.title ?? '';
    }

    get notes(): string[] {
        return [...(this.person.parked ? [parkedLabel] : []), ...notesOf(this.person, this.context)];
    }

    get facts() {
        return factsOf(this.person, this.context);
    }

    get editable(): boolean {
        return this.context.view.editable === true;
    }

    get readOnly(): boolean {
        return !this.editable;
    }

    get canRate(): boolean {
        return this.context.view.canRate === true && !this.person.placeholder;
    }

    get canAct(): boolean {
        return this.context.view.canAct === true;
    }

    get canHelp(): boolean {
        return this.canRate && this.detail !== null;
    }

    get menu() {
        return menuOf(this.person, this.context.view).filter(({ act }) => act !== 'open' && act !== 'rate');
    }

    get loading(): boolean {
        return this.detail === null && !this.error;
    }

    get manager(): string {
        return this.managerName ?? noManagerLabel;
    }

    get email(): string {
        return this.detail?.email ?? '';
    }

    get emailUrl(): string {
        return `mailto:${this.email}`;
    }

    get phone(): string {
        return this.detail?.phone ?? '';
    }

    get phoneUrl(): string {
        return `tel:${this.phone}`;
    }

    get fields() {
        return FIELDS.map(({ name, of, label }) => ({
            name,
            label,
            value: this.person[of] ?? '',
            options: this.options(of)
        })).filter(({ options }) => options.length > 1);
    }

    options(list: string) {
        const choices =
            list === 'unitId'
                ? (this.context.view.units ?? []).map(({ id, name }) => ({ value: id, label: name }))
                : choicesOf(this.context, list).map(({ value, label }) => ({ value, label }));
        return [{ value: '', label: noneLabel }, ...choices];
    }

    /** What the user said last. */
    get mine(): MapRating | null {
        const { userId } = this.context.view;
        return this.detail?.ratings.find(({ raterId }) => raterId === userId) ?? null;
    }

    get rated() {
        return RATED.map(({ name, label }) => ({
            name,
            label,
            value: this.mine?.[name] ?? '',
            options: choicesOf(this.context, name).map(({ value, label: text }) => ({ value, label: text })),
            help: fill(helpWithLabel, label)
        }));
    }

    get comment(): string {
        return this.mine?.ratedOn === this.context.today ? (this.mine?.comment ?? '') : '';
    }

    get ratings() {
        return this.detail?.ratings ?? [];
    }

    get seesRatings(): boolean {
        return this.context.view.seesRatings === true;
    }

    get average(): string[] {
        return averageTexts(this.ratings, this.context).texts.map((text) => text);
    }

    get isSplit(): boolean {
        return averageTexts(this.ratings, this.context).spread >= SPLIT;
    }

    get history() {
        return ratingLines(this.ratings, this.context);
    }

    get hasHistory(): boolean {
        return this.ratings.length > 0;
    }

    get relations() {
        return relationLines(this.person, this.data, this.context);
    }

    get hasRelations(): boolean {
        return this.relations.length > 0;
    }

    /** How well the user says that they know the person. */
    get ownLevel(): string {
        const { userId } = this.context.view;
        const own = this.data.relations.find((one) => one.stakeholderId === this.person.id && one.userId === userId);
        return own?.level ?? '';
    }

    get levels() {
        return this.options('relationship');
    }

    get relationshipHelp(): string {
        return fill(helpWithLabel, relationshipLabel);
    }

    get links() {
        return linkLines(this.person, this.data, this.context);
    }

    get hasLinks(): boolean {
        return this.links.length > 0;
    }

    get coverage(): string[] {
        return coverageLines(this.person, this.context);
    }

    get touches() {
        return touchLines(this.detail?.coverage ?? null, this.context).touches;
    }

    get hasTouches(): boolean {
        return this.touches.length > 0;
    }

    get coverageNotes(): string[] {
        return touchLines(this.detail?.coverage ?? null, this.context).notes;
    }

    get hasOverride(): boolean {
        return Boolean(this.person.coverageOverride);
    }

    get lines() {
        return this.detail ? detailLines(this.detail, this.context) : null;
    }

    get actions() {
        return (this.lines?.actions ?? []).map((action) => ({
            ...action,
            completeLabel: fill(completeLabel, action.subject),
            className: action.closed ? 'done' : '',
            disabled: !action.editable
        }));
    }

    get noActions(): boolean {
        return this.actions.length === 0;
    }

    get opportunities() {
        return this.lines?.opportunities ?? [];
    }

    get noOpportunities(): boolean {
        return this.opportunities.length === 0;
    }

    get activities() {
        return this.lines?.activities ?? [];
    }

    get noActivities(): boolean {
        return this.activities.length === 0;
    }

    get moreActivities(): string {
        const more = this.detail?.moreActivities ?? 0;
        return more > 0 ? fill(moreLabel, more.toLocaleString(LOCALE)) : '';
    }

    get noteText(): string {
        return this.detail?.notes ?? '';
    }

    handleClose(): void {
        reportIntent(this, { type: 'close' });
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape' && !event.defaultPrevented) {
            this.handleClose();
        }
    }

    handleMenu(event: CustomEvent<{ value: MenuAct }>): void {
        reportIntent(this, { type: 'menu', id: this.person.id, act: event.detail.value });
    }

    handleMove(): void {
        reportIntent(this, { type: 'askmanager', id: this.person.id });
    }

    handleField(event: CustomEvent<{ value: string }>): void {
        const field = (event.target as HTMLElement).dataset.field ?? '';
        reportIntent(this, { type: 'edit', ids: [this.person.id], field, value: toText(event.detail.value) });
    }

    handleNotes(event: Event): void {
        const value = toText((event.target as HTMLTextAreaElement).value);
        if (value !== toText(this.noteText)) {
            reportIntent(this, { type: 'edit', ids: [this.person.id], field: 'Notes__c', value });
        }
    }

    handleRating(event: CustomEvent<{ value: string }>): void {
        const name = (event.target as HTMLElement).dataset.rated ?? '';
        this.rate({ [name]: event.detail.value });
    }

    handleComment(event: Event): void {
        const value = (event.target as HTMLTextAreaElement).value ?? '';
        if (value.trim() && value !== this.comment) {
            this.rate({ comment: value });
        }
    }

    rate(rating: Record<string, string>): void {
        reportIntent(this, { type: 'rate', ids: [this.person.id], rating });
    }

    handleHelp(event: Event): void {
        const value = (event.currentTarget as HTMLElement).dataset.help as HelpedValue;
        reportIntent(this, { type: 'help', id: this.person.id, value });
    }

    handleLevel(event: CustomEvent<{ value: string }>): void {
        reportIntent(this, {
            type: 'level',
            stakeholderId: this.person.id,
            userId: this.context.view.userId ?? '',
            field: 'level',
            value: toText(event.detail.value)
        });
    }

    handleLine(): void {
        reportIntent(this, { type: 'line', fromId: this.person.id, toId: null });
    }

    handleEditLine(event: Event): void {
        reportIntent(this, { type: 'editline', id: (event.currentTarget as HTMLElement).dataset.line ?? '' });
    }

    handleDropLine(event: Event): void {
        reportIntent(this, { type: 'dropline', id: (event.currentTarget as HTMLElement).dataset.line ?? '' });
    }

    handleOverride(): void {
        reportIntent(this, { type: 'override', id: this.person.id });
    }

    handleOverrideClear(): void {
        reportIntent(this, { type: 'clearoverride', id: this.person.id });
    }

    handleAct(): void {
        reportIntent(this, { type: 'act', id: this.person.id });
    }

    handleComplete(event: CustomEvent<{ checked: boolean }>): void {
        const taskId = (event.target as HTMLElement).dataset.task ?? '';
        reportIntent(this, { type: 'complete', taskId, done: event.detail.checked });
    }

    handleRetry(): void {
        reportIntent(this, { type: 'open', id: this.person.id });
    }
}
