import { tx } from '../context.ts';
import { PlatformObject } from '../values/index.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';

/** Schema.SObjectType: token of an object. Two tokens of one object are equal even across reloads. */
export class SObjectTypeToken extends PlatformObject {
    readonly apexType = 'Schema.SObjectType';
    readonly object: ObjectModel;

    constructor(object: ObjectModel) {
        super();
        this.object = object;
    }

    get valueKey(): string {
        return this.object.name;
    }

    override toText(): string {
        return this.object.name;
    }
}

/** Schema.SObjectField: token of a field. */
export class SObjectFieldToken extends PlatformObject {
    readonly apexType = 'Schema.SObjectField';
    readonly object: ObjectModel;
    readonly field: FieldModel;

    constructor(object: ObjectModel, field: FieldModel) {
        super();
        this.object = object;
        this.field = field;
    }

    get valueKey(): string {
        return `${this.object.name}.${this.field.name}`;
    }

    override toText(): string {
        return this.field.name;
    }
}

const objects = new WeakMap<ObjectModel, SObjectTypeToken>();
const fields = new WeakMap<FieldModel, SObjectFieldToken>();

/** The one token of an object (`Account.SObjectType`). */
export function sobjectTypeOf(object: ObjectModel): SObjectTypeToken {
    let token = objects.get(object);
    if (token === undefined) objects.set(object, (token = new SObjectTypeToken(object)));
    return token;
}

/** The one token of a field (`Account.Name`). */
export function sobjectFieldOf(object: ObjectModel, field: FieldModel): SObjectFieldToken {
    let token = fields.get(field);
    if (token === undefined) fields.set(field, (token = new SObjectFieldToken(object, field)));
    return token;
}

/** Token of an object of the model by name; null when there is none. */
export function sobjectTypeNamed(name: string): SObjectTypeToken | null {
    const object = tx().model.object(name);
    return object === undefined ? null : sobjectTypeOf(object);
}
