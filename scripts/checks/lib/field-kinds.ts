/** What a custom field's metadata says about who may see and fill it. */
import { type MetadataFile, text, type XmlNode } from './metadata.ts';

/** Whether a right on the field can be granted: not on required and master-detail fields, types and events. */
export function grantable(field: MetadataFile): boolean {
    if (field.object?.endsWith('__mdt') || field.object?.endsWith('__e')) return false;
    return text(field.xml, 'type') !== 'MasterDetail' && text(field.xml, 'required') !== 'true';
}

/** Formula, roll-up and auto-number fields. */
export function isCalculated(field: XmlNode): boolean {
    return text(field, 'formula') !== '' || ['Summary', 'AutoNumber'].includes(text(field, 'type'));
}

/** A master-detail field whose record stays below its first master. */
export function isFixedOnceSaved(field: XmlNode): boolean {
    return text(field, 'type') === 'MasterDetail' && text(field, 'reparentableMasterDetail') !== 'true';
}
