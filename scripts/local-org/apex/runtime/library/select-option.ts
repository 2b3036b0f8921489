import { compare, PlatformObject } from '../values/index.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

/** System.SelectOption: one entry of a list that a Visualforce page would show. */
export class SelectOption extends PlatformObject {
    readonly apexType = 'System.SelectOption';
    value: string;
    label: string;
    disabled: boolean;
    escapeItem = true;

    constructor(value: string, label: string, disabled: boolean) {
        super();
        this.value = need(value);
        this.label = need(label, 2);
        this.disabled = disabled;
    }

    /** Order of List.sort(): by value, then by label [Apex Reference, SelectOption]. */
    compareTo(other: SelectOption): number {
        return compare(this.value, other.value) || compare(this.label, other.label);
    }

    override toText(): string {
        return `System.SelectOption[value="${this.value}", label="${this.label}", disabled="${this.disabled}"]`;
    }
}

export const selectOptionClass: PlatformClass = {
    name: 'SelectOption',
    constructors: {
        '/2': (value: string, label: string) => new SelectOption(value, label, false),
        '/3': (value: string, label: string, disabled: boolean) => new SelectOption(value, label, need(disabled, 3))
    },
    methods: {
        getvalue: (self: SelectOption) => self.value,
        getlabel: (self: SelectOption) => self.label,
        getdisabled: (self: SelectOption) => self.disabled,
        getescapeitem: (self: SelectOption) => self.escapeItem,
        setvalue: (self: SelectOption, value: string) => void (self.value = need(value)),
        setlabel: (self: SelectOption, label: string) => void (self.label = need(label)),
        setdisabled: (self: SelectOption, disabled: boolean) => void (self.disabled = need(disabled)),
        setescapeitem: (self: SelectOption, escape: boolean) => void (self.escapeItem = need(escape)),
        tostring: (self: SelectOption) => self.toText()
    }
};
