import type { FieldInfo, PicklistValues } from './ui-types.ts';

/** Which input a field is edited with. */
export type ControlKind = 'checkbox' | 'picklist' | 'multi' | 'lookup' | 'rich' | 'area' | 'number' | 'text';

export function controlKind(info: FieldInfo): ControlKind {
    switch (info.dataType) {
        case 'Boolean':
            return 'checkbox';
        case 'Picklist':
            return 'picklist';
        case 'MultiPicklist':
            return 'multi';
        case 'Reference':
            return 'lookup';
        case 'TextArea':
            return info.htmlFormatted || info.extraTypeInfo === 'RichTextArea' ? 'rich' : 'area';
        case 'Currency':
        case 'Double':
        case 'Int':
        case 'Percent':
            return 'number';
        default:
            return 'text';
    }
}

/** The `type` of a text-like lightning-input. */
export function inputTypeOf(info: FieldInfo): string {
    const types: Record<string, string> = {
        Date: 'date',
        DateTime: 'datetime',
        Time: 'time',
        Email: 'email',
        Phone: 'tel',
        Url: 'text'
    };
    return types[info.dataType] ?? 'text';
}

/**
 * The values that a picklist offers.
 * @param controller value of the controlling field; undefined when there is no controlling field
 */
export function dependentValues(
    picklist: PicklistValues | undefined,
    controller: unknown
): { label: string; value: string }[] {
    const values = picklist?.values ?? [];
    const dependent = Object.keys(picklist?.controllerValues ?? {}).length > 0;
    if (!dependent) return values.map(({ label, value }) => ({ label, value }));
    const index = picklist!.controllerValues[String(controller ?? '')];
    return values
        .filter((entry) => index !== undefined && entry.validFor.includes(index))
        .map(({ label, value }) => ({ label, value }));
}
