/** Fields of the pseudo-object Name: what can be read over a reference to more than one kind of record. */
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';

const NAME_FIELDS = new Set([
    'id',
    'name',
    'type',
    'firstname',
    'lastname',
    'email',
    'username',
    'alias',
    'isactive',
    'phone',
    'title',
    'profileid',
    'userroleid',
    'recordtypeid'
]);

/** Objects that a reference can point to and that the org has. */
export function targetsOf(model: OrgModel, reference: FieldModel): ObjectModel[] {
    const targets: ObjectModel[] = [];
    for (const name of reference.referenceTo) {
        const target = model.object(name);
        if (target !== undefined && target.kind !== 'event') {
            targets.push(target);
        }
    }
    return targets;
}

/** The field of the pseudo-object, or null when Name has none of that name. */
export function nameField(model: OrgModel, reference: FieldModel, name: string): FieldModel | null {
    const key = name.toLowerCase();
    if (!NAME_FIELDS.has(key)) {
        return null;
    }
    const targets = targetsOf(model, reference);
    if (key === 'type') {
        const base = targets.map((target) => target.nameField).find((field) => field !== null);
        return base
            ? {
                  ...base,
                  name: 'Type',
                  localName: 'Type',
                  object: 'Name',
                  label: 'Type',
                  type: 'picklist',
                  nameField: false,
                  formula: null,
                  autoNumber: null
              }
            : null;
    }
    for (const target of targets) {
        const field = key === 'name' ? target.nameField : model.field(target, name);
        if (field) {
            return { ...field, name: key === 'name' ? 'Name' : field.name, object: 'Name' };
        }
    }
    return null;
}

/** The field of one target that a field of the pseudo-object stands for; undefined when it has none. */
export function targetField(model: OrgModel, target: ObjectModel, name: string): FieldModel | undefined {
    return name.toLowerCase() === 'name' ? (target.nameField ?? undefined) : model.field(target, name);
}
