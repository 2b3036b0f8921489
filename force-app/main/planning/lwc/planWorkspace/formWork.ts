import USER_ID from '@salesforce/user/Id';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import { plainMessage } from 'c/ldsUtils';
import { childKindOf, formEdits, formId, formParent, openForm, sectionOf, withRow } from 'c/planModel';
import type { OpenForm, SectionLayout } from 'c/planModel';
import type { RowKind } from 'keystone/dto';
import type { FieldText, FormEventDetail } from 'keystone/ui';
import { actionsParent } from './host';
import type { Host } from './host';
import { storeRow } from './planServer';

/** The forms for new rows: opens them, keeps what is typed, and stores it. */
export class FormWork {
    readonly #host: Host;

    constructor(host: Host) {
        this.#host = host;
    }

    canAdd(kind: RowKind): boolean {
        const { editable, kinds } = this.#host.context;
        return editable && kinds.some((candidate) => candidate.kind === kind && candidate.canCreate);
    }

    addRow(sectionId: string, part: string | null, child: boolean): void {
        const section = sectionOf(this.#host.stepNumber, sectionId);
        const kind = section && child ? childKindOf(section.kind) : section?.kind;
        if (section && kind) {
            this.openFormIn(section, kind, part, {}, child ? part : null);
        }
    }

    serveGoal(goalId: string): void {
        const section = sectionOf(this.#host.stepNumber, 'Objectives');
        if (section) {
            this.openFormIn(section, 'Objective', null, { Customer_Goal__c: goalId }, null);
        }
    }

    openFormIn(
        section: SectionLayout,
        kind: RowKind,
        part: string | null,
        given: Record<string, FieldText>,
        parentId: string | null
    ): void {
        const id = formId(section.id, part);
        const ofPart: Record<string, FieldText> = section.look === 'swot' && part ? { Kind__c: part } : {};
        const open = this.formOf(id);
        if (open?.touched) {
            // What was typed into a form that is open already stays.
            this.#host.focusOn({ section: section.id, formId: id });
        } else {
            const hangsOn = parentId ?? (kind === 'Action' ? actionsParent(this.#host) : null);
            const place = { id, step: this.#host.stepNumber, kind, section, parentId: hangsOn };
            const form = openForm(place, { ...ofPart, ...given }, this.#host.context, USER_ID);
            this.#host.forms = [...this.#host.forms.filter((other) => other !== open), form];
            this.#host.focusAfter({ section: section.id, formId: id });
        }
    }

    formOf(id: string): OpenForm | undefined {
        return this.#host.forms.find((form) => form.id === id && form.step === this.#host.stepNumber);
    }

    changeForm(id: string, how: (form: OpenForm) => OpenForm): void {
        const changed = this.formOf(id);
        this.#host.forms = this.#host.forms.map((form) => (form === changed ? how(form) : form));
    }

    closeForm(id: string): void {
        const closed = this.formOf(id);
        if (closed) {
            this.#host.focusAfter({ section: closed.section.id, formId: id });
            this.#host.forms = this.#host.forms.filter((form) => form !== closed);
        }
    }

    /** Keeps what was typed. */
    take({ formId: id, field, value }: FormEventDetail): void {
        this.changeForm(id, (form) => ({ ...form, values: { ...form.values, [field]: value }, touched: true }));
    }

    /** Stores a form's row; if that fails, the form stays with the reason. */
    async save(id: string): Promise<void> {
        const form = this.formOf(id);
        if (!form || form.saving) {
            return;
        }
        this.changeForm(id, (before) => ({ ...before, saving: true, error: null }));
        this.#host.startSave();
        try {
            const { stored } = await storeRow({
                planId: this.#host.planId ?? '',
                kind: form.kind,
                recordId: null,
                parentId: formParent(form),
                fields: formEdits(form)
            });
            this.#host.rows = withRow(this.#host.rows, stored, form.step);
            this.#host.hasSaved = true;
            this.closeForm(id);
        } catch (error) {
            const message = plainMessage(error, unknownLabel);
            this.changeForm(id, (before) => ({ ...before, saving: false, error: message }));
            return;
        }
        await this.#host.refresh();
    }
}
