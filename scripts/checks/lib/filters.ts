import { unknownValues, valueType } from './field-types.ts';
import { type MetadataFile, type PackageMetadata, text, type XmlNode } from './metadata.ts';

const forTexts = ['contains', 'notContain', 'startsWith'];
const forMultiselect = ['includes', 'excludes'];
const forOrder = ['lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'];
/** Types whose values have no text to look into. */
const withoutText = ['Checkbox', 'Number', 'Currency', 'Percent', 'Date', 'DateTime', 'Time'];

/**
 * What is wrong with one criterion of a roll-up, list view or lookup filter.
 * @param field the field that it compares
 * @param item its `operation` and `value`
 */
export function filterFaults(field: MetadataFile, item: XmlNode, metadata: PackageMetadata): string[] {
    const type = valueType(field, metadata);
    const operation = text(item, 'operation');
    const value = text(item, 'value');
    const isMultiselect = type === 'MultiselectPicklist';
    const isWrong =
        (forMultiselect.includes(operation) && !isMultiselect) ||
        (forTexts.includes(operation) && withoutText.includes(type)) ||
        (forOrder.includes(operation) && (type === 'Checkbox' || isMultiselect)) ||
        operation === 'within';
    const values = forTexts.includes(operation) ? [] : unknownValues(field, value, metadata);
    return [
        ...(isWrong ? [`${operation} cannot be asked of ${field.name}, a ${type}`] : []),
        ...values.map((name) => `${field.name} has no value ${name}`),
        ...(value !== '' && !fits(type, value) ? [`${field.name}, a ${type}, is never '${value}'`] : [])
    ];
}

function fits(type: string, value: string): boolean {
    if (type === 'Checkbox') return /^(0|1|true|false)$/i.test(value);
    if (['Number', 'Currency', 'Percent'].includes(type))
        return value.split(',').every((part) => !Number.isNaN(Number(part)));
    return true;
}
