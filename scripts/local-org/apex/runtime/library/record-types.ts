import { ApexMap, PlatformObject } from '../values/index.ts';
import type { ApexList } from '../values/index.ts';
import { describeClass } from './describe-class.ts';
import { listOf, systemQuery } from './support.ts';
import type { ObjectModel } from '../../../schema/types.ts';

/** Id of the master record type on every object. */
const MASTER_ID = '012000000000000AAA';

/** Schema.RecordTypeInfo. */
class RecordTypeInfo extends PlatformObject {
    readonly apexType = 'Schema.RecordTypeInfo';
    readonly id: string;
    readonly name: string;
    readonly developerName: string;
    readonly active: boolean;
    readonly isDefault: boolean;

    constructor(id: string, name: string, developerName: string, active: boolean, isDefault: boolean) {
        super();
        this.id = id;
        this.name = name;
        this.developerName = developerName;
        this.active = active;
        this.isDefault = isDefault;
    }

    get master(): boolean {
        return this.id === MASTER_ID;
    }
}

interface RecordTypes {
    list(): ApexList;
    byName(): ApexMap;
    byDeveloperName(): ApexMap;
    byId(): ApexMap;
}

/** Record types of an object with their ids, the master last. Every active one is available: profiles assign none in the local org. */
export function recordTypes(object: ObjectModel): RecordTypes {
    const rows =
        object.recordTypes.length === 0
            ? []
            : systemQuery('SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = :object', {
                  object: object.name
              });
    const ids = new Map(rows.map((row) => [row.values.DeveloperName as string, row.id!]));
    const infos = object.recordTypes.map(
        (type, i) =>
            new RecordTypeInfo(ids.get(type.developerName)!, type.label, type.developerName, type.active, i === 0)
    );
    infos.push(new RecordTypeInfo(MASTER_ID, 'Master', 'Master', true, infos.length === 0));
    const map = (keyType: string, key: (info: RecordTypeInfo) => string): ApexMap =>
        new ApexMap(
            `Map<${keyType},Schema.RecordTypeInfo>`,
            infos.map((info) => [key(info), info])
        );
    return {
        list: () => listOf('Schema.RecordTypeInfo', infos),
        byName: () => map('String', (info) => info.name),
        byDeveloperName: () => map('String', (info) => info.developerName),
        byId: () => map('Id', (info) => info.id)
    };
}

export const recordTypeClass = describeClass('Schema.RecordTypeInfo', {
    name: ['getname', (self: RecordTypeInfo) => self.name],
    developername: ['getdevelopername', (self: RecordTypeInfo) => self.developerName],
    recordtypeid: ['getrecordtypeid', (self: RecordTypeInfo) => self.id],
    active: ['isactive', (self: RecordTypeInfo) => self.active],
    available: ['isavailable', (self: RecordTypeInfo) => self.active],
    defaultrecordtypemapping: ['isdefaultrecordtypemapping', (self: RecordTypeInfo) => self.isDefault],
    master: ['ismaster', (self: RecordTypeInfo) => self.master]
});
