import { LightningElement, api } from 'lwc';
import { lookupTargets, pickerSearch } from '../../../lib/lookups.ts';
import type { LookupOption, LookupTarget } from '../../../lib/lookups.ts';
import { bareFieldName, objectIcon, objectNameOf, orgObject } from '../../../lib/names.ts';
import type { FieldName, ObjectName } from '../../../lib/names.ts';

interface FieldPath {
    fieldPath: FieldName;
}

interface Lookup extends HTMLElement {
    reportValidity(): boolean;
    checkValidity(): boolean;
    setCustomValidity(message: string): void;
    readonly validity: ValidityState | undefined;
}

/** lightning-record-picker: chooses a record of one object, with display fields, match fields and a filter. */
export default class RecordPicker extends LightningElement {
    @api label = '';
    @api objectApiName!: ObjectName;
    @api placeholder = 'Search...';
    @api required = false;
    @api disabled = false;
    @api variant?: string;
    @api fieldLevelHelp?: string;
    @api messageWhenValueMissing?: string;
    @api messageWhenBadInput?: string;
    @api displayInfo?: { primaryField?: FieldName; additionalFields?: FieldName[] };
    @api matchingInfo?: { primaryField?: FieldPath; additionalFields?: FieldPath[] };
    @api filter?: unknown;
    selection: { id: string; name: string } | null = null;

    /** Id of the chosen record. */
    @api
    get value(): string | null {
        return this.selection?.id ?? null;
    }

    set value(id: string | null) {
        if ((id ?? null) === (this.selection?.id ?? null)) return;
        this.selection = id ? { id, name: '' } : null;
        if (id) void this.findName(id);
    }

    async findName(id: string): Promise<void> {
        const name = await lookupTargets.nameOf(objectNameOf(this.objectApiName), id);
        if (this.selection?.id === id) this.selection = { id, name };
    }

    connectedCallback(): void {
        this.dispatchEvent(new CustomEvent('ready'));
    }

    get targets(): LookupTarget[] {
        const apiName = objectNameOf(this.objectApiName);
        const object = orgObject(apiName);
        return [
            {
                apiName,
                label: object?.label ?? apiName,
                labelPlural: object?.labelPlural ?? apiName,
                icon: objectIcon(apiName)
            }
        ];
    }

    get search(): (text: string) => Promise<LookupOption[]> {
        const { displayInfo, matchingInfo } = this;
        const display = [displayInfo?.primaryField ?? 'Name', ...(displayInfo?.additionalFields ?? [])];
        const match = [matchingInfo?.primaryField, ...(matchingInfo?.additionalFields ?? [])].map(
            (entry) => entry?.fieldPath ?? 'Name'
        );
        const request = {
            objectApiName: objectNameOf(this.objectApiName),
            displayFields: display.map(bareFieldName),
            matchFields: [...new Set(match.map(bareFieldName))],
            filter: this.filter ?? null
        };
        return (text: string) => pickerSearch(request, text);
    }

    handleChange(event: CustomEvent<{ recordId: string | null; name: string | null }>): void {
        event.stopPropagation();
        const { recordId, name } = event.detail;
        this.selection = recordId ? { id: recordId, name: name ?? recordId } : null;
        this.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
    }

    handleError(event: CustomEvent<unknown>): void {
        event.stopPropagation();
        this.dispatchEvent(new CustomEvent('error', { detail: { error: event.detail } }));
    }

    forward(event: Event): void {
        this.dispatchEvent(new CustomEvent(event.type));
    }

    get lookup(): Lookup {
        return this.template!.querySelector('org-lookup') as unknown as Lookup;
    }

    @api
    clearSelection(): void {
        this.selection = null;
    }

    @api
    focus(): void {
        this.lookup.focus();
    }

    @api
    blur(): void {
        this.lookup.blur();
    }

    @api
    get validity(): ValidityState | undefined {
        return this.lookup.validity;
    }

    @api
    checkValidity(): boolean {
        return this.lookup.checkValidity();
    }

    @api
    reportValidity(): boolean {
        return this.lookup.reportValidity();
    }

    @api
    setCustomValidity(message: string): void {
        this.lookup.setCustomValidity(message);
    }
}
