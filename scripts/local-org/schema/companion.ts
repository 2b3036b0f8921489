/** Objects that the platform adds to another one: `X__Share`, `X__History`. */
import { NameMap } from './names.ts';
import type { Namespace } from './names.ts';
import type { FieldModel, ObjectModel } from './types.ts';

/** The companion of an object, without fields yet; people write shares, and never history. */
export function companionObject(object: ObjectModel, kind: 'share' | 'history', namespace: Namespace): ObjectModel {
    const word = kind === 'share' ? 'Share' : 'History';
    const isWritable = kind === 'share';
    return {
        name: object.name.replace(/__c$/, `__${word}`),
        localName: object.localName.replace(/__c$/, `__${word}`),
        label: `${word}: ${object.label}`,
        labelPlural: `${word}: ${object.label}`,
        keyPrefix: '',
        kind,
        custom: true,
        createable: isWritable,
        updateable: isWritable,
        deletable: isWritable,
        undeletable: false,
        queryable: true,
        hasRecycleBin: false,
        sharing: 'FullAccess',
        masters: [],
        fields: new NameMap<FieldModel>(namespace),
        children: [],
        recordTypes: [],
        validationRules: [],
        fieldSets: new NameMap(namespace),
        nameField: null,
        description: null,
        sharedObject: kind === 'share' ? object.name : null,
        trackedObject: kind === 'history' ? object.name : null
    };
}
