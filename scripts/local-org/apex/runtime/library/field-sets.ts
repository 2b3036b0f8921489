import { tx } from '../context.ts';
import { PlatformObject } from '../values/index.ts';
import { describeClass } from './describe-class.ts';
import { constant } from './enums.ts';
import { sobjectFieldOf, sobjectTypeOf } from './schema-tokens.ts';
import { listOf, NameMap } from './support.ts';
import type { PlatformClass } from './support.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';

/** Schema.FieldSet. */
class FieldSet extends PlatformObject {
    readonly apexType = 'Schema.FieldSet';
    readonly object: ObjectModel;
    readonly name: string;
    readonly paths: readonly string[];

    constructor(object: ObjectModel, name: string, paths: readonly string[]) {
        super();
        this.object = object;
        this.name = name;
        this.paths = paths;
    }
}

/** Schema.FieldSetMember. */
class FieldSetMember extends PlatformObject {
    readonly apexType = 'Schema.FieldSetMember';
    readonly path: string;
    readonly object: ObjectModel;
    readonly field: FieldModel;

    constructor(object: ObjectModel, path: string) {
        super();
        const { model } = tx();
        const steps = path.split('.');
        let at = object;
        for (const step of steps.slice(0, -1)) at = model.object(model.relationship(at, step)!.referenceTo[0]!)!;
        this.path = path;
        this.object = at;
        this.field = model.field(at, steps.at(-1)!)!;
    }
}

/** Schema.SObjectTypeFieldSets: `describe.fieldSets`. */
class FieldSets extends PlatformObject {
    readonly apexType = 'Schema.SObjectTypeFieldSets';
    readonly object: ObjectModel;

    constructor(object: ObjectModel) {
        super();
        this.object = object;
    }
}

/** Field sets of an object. */
export function fieldSetsOf(object: ObjectModel): PlatformObject {
    return new FieldSets(object);
}

function fieldSetMap({ object }: FieldSets): NameMap {
    const sets = [...object.fieldSets].map(([name, paths]) => [name, new FieldSet(object, name, paths)] as const);
    return new NameMap('Map<String,Schema.FieldSet>', sets, (key) => tx().model.qualify(key).toLowerCase());
}

export const fieldSetClasses: PlatformClass[] = [
    { name: 'Schema.SObjectTypeFieldSets', methods: { getmap: fieldSetMap } },
    describeClass('Schema.FieldSet', {
        name: ['getname', (self: FieldSet) => self.name],
        fields: [
            'getfields',
            (self: FieldSet) =>
                listOf(
                    'Schema.FieldSetMember',
                    self.paths.map((path) => new FieldSetMember(self.object, path))
                )
        ],
        sobjecttype: ['getsobjecttype', (self: FieldSet) => sobjectTypeOf(self.object)]
    }),
    describeClass(
        'Schema.FieldSetMember',
        {
            fieldpath: ['getfieldpath', (self: FieldSetMember) => self.path],
            label: ['getlabel', (self: FieldSetMember) => self.field.label],
            type: [
                'gettype',
                (self: FieldSetMember) =>
                    constant('Schema.DisplayType', self.field.type === 'int' ? 'INTEGER' : self.field.type)
            ],
            dbrequired: ['getdbrequired', (self: FieldSetMember) => !self.field.nillable]
        },
        { getsobjectfield: (self: FieldSetMember) => sobjectFieldOf(self.object, self.field) }
    )
];
