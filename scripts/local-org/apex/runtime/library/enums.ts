import { platformType } from '../../../platform/apex-types.ts';
import { EnumType } from '../values/index.ts';
import type { ApexEnum } from '../values/index.ts';

/** Orders that Apex code can see (`ordinal`, `values()`); the type table lists the other enums alphabetically. */
const ORDERED: Record<string, string[]> = {
    loggingLevel: ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'],
    triggerOperation: [
        'BEFORE_INSERT',
        'BEFORE_UPDATE',
        'BEFORE_DELETE',
        'AFTER_INSERT',
        'AFTER_UPDATE',
        'AFTER_DELETE',
        'AFTER_UNDELETE'
    ],
    roundingMode: ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY']
};

const cache = new Map<string, EnumType | null>();

/** Enum of the platform by name in any case (`LoggingLevel`, `System.LoggingLevel`, `Schema.DisplayType`); null when there is none. */
export function platformEnum(name: string): EnumType | null {
    const key = name.toLowerCase().replace(/^system\./, '');
    let found = cache.get(key);
    if (found === undefined) {
        const type = platformType(key);
        found = null;
        if (type !== undefined && type.kind === 'enum') {
            const order = Object.entries(ORDERED).find(([each]) => each.toLowerCase() === key)?.[1];
            const constants = order ?? type.fields.map((field) => field.name);
            found = new EnumType(type.name.includes('.') ? type.name : `System.${type.name}`, constants);
        }
        cache.set(key, found);
    }
    return found;
}

/** A constant that the library returns. */
export function constant(enumName: string, name: string): ApexEnum {
    return platformEnum(enumName)!.of(name);
}
