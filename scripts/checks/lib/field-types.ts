import { type MetadataFile, nodes, type PackageMetadata, text, texts } from './metadata.ts';

/** Whether the field is a formula; its type is then the type of the result. */
export function isFormula(field: MetadataFile): boolean {
    return text(field.xml, 'formula') !== '';
}

/** Whether the platform fills the field, so that nobody can edit it: formula, roll-up or auto-number. */
export function isCalculated(field: MetadataFile): boolean {
    return isFormula(field) || ['Summary', 'AutoNumber'].includes(text(field.xml, 'type'));
}

/** Whether every save needs a value that a person gives: required, or a master. */
export function needsValue(field: MetadataFile): boolean {
    const type = text(field.xml, 'type');
    return type === 'MasterDetail' || (text(field.xml, 'required') === 'true' && type !== 'Checkbox');
}

/** Type of a field's values: a roll-up has that of the field that it summarises, a count is a number. */
export function valueType(field: MetadataFile, metadata: PackageMetadata): string {
    const type = text(field.xml, 'type');
    if (type !== 'Summary') return type;
    const [object = '', name = ''] = text(field.xml, 'summarizedField').split('.');
    const summarised = metadata.field(object, name);
    return summarised === undefined || summarised === field ? 'Number' : valueType(summarised, metadata);
}

/** API names of a picklist's values, active or not; null where they are not in the sources (standard value sets). */
export function picklistValues(field: MetadataFile, metadata: PackageMetadata): string[] | null {
    const [set] = nodes(field.xml, 'valueSet');
    const shared = text(set, 'valueSetName');
    if (shared === '')
        return nodes(nodes(set, 'valueSetDefinition')[0], 'value').map((value) => text(value, 'fullName'));
    const globalSet = metadata.find('GlobalValueSet', shared);
    return globalSet === undefined ? null : nodes(globalSet.xml, 'customValue').map((value) => text(value, 'fullName'));
}

/** Values of a filter that a picklist does not have; several are separated by commas, for multi-select ones also by semicolons. */
export function unknownValues(field: MetadataFile, filterValue: string, metadata: PackageMetadata): string[] {
    if (!/^(Multiselect)?Picklist$/.test(text(field.xml, 'type')) || filterValue === '') return [];
    const known = picklistValues(field, metadata);
    if (known === null) return [];
    return filterValue
        .split(/[,;]/)
        .map((value) => value.trim())
        .filter((value) => !known.includes(value));
}

/** Objects that a field points to. */
export function targets(field: MetadataFile): string[] {
    return texts(field.xml, 'referenceTo');
}

/** Whether a right on the field can be granted: not on what every save needs, nor on fields of types and events. */
export function isGrantable(field: MetadataFile): boolean {
    return !/__(mdt|e)$/.test(field.object ?? '') && !needsValue(field);
}

/** A master-detail field whose record stays below its first master. */
export function isFixedOnceSaved(field: MetadataFile): boolean {
    return text(field.xml, 'type') === 'MasterDetail' && text(field.xml, 'reparentableMasterDetail') !== 'true';
}
