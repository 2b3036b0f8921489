import { readFileSync } from 'node:fs';
import { syncRoleGroups } from '../../dml/standard/groups.ts';
import { PROFILES } from '../../security/profiles.ts';
import type { CustomMetadataRecord, ObjectModel, OrgModel } from '../../schema/types.ts';
import { valueRows } from '../../schema/standard-values.ts';
import type { Store } from '../../store/store.ts';
import { permissionFlags, seedPermissionRows } from './permission-rows.ts';
import { Seeder, type Values } from './seeder.ts';

/** Ids of rows that other parts need by name. */
export interface SystemRows {
    organizationId: string;
    adminUserId: string;
    standardPricebookId: string;
}

/** Objects behind status fields: their rows come with the standard objects or the package's value sets. */
const VALUE_OBJECTS = ['OpportunityStage', 'TaskStatus', 'TaskPriority', 'CaseStatus', 'ContractStatus', 'LeadStatus'];

/**
 * Brings the org's own rows in line with the model: organization, profiles, permission sets, record types, classes,
 * custom metadata, status values, the standard price book and an administrator. Rows keep their ids by name; what the
 * model no longer has is removed. One transaction of its own.
 */
export function seedSystemRows(store: Store, model: OrgModel, now: number): SystemRows {
    store.begin();
    try {
        const rows = seed(new Seeder(store, model, now), store, now);
        store.commit();
        return rows;
    } catch (error) {
        store.rollback();
        throw error;
    }
}

function seed(to: Seeder, store: Store, now: number): SystemRows {
    const organizationId = to.put('Organization', 'Name', {
        Name: 'Keystone local org',
        OrganizationType: 'Developer Edition',
        InstanceName: 'LOCAL',
        IsSandbox: true,
        NamespacePrefix: null,
        TimeZoneSidKey: 'America/Los_Angeles',
        DefaultLocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        FiscalYearStartMonth: 1,
        UsesStartDateAsFiscalYearName: false
    });
    const licenseId = to.put('UserLicense', 'Name', {
        Name: 'Salesforce',
        MasterLabel: 'Salesforce',
        LicenseDefinitionKey: 'SFDC',
        Status: 'Active',
        TotalLicenses: 100,
        UsedLicenses: 1
    });
    const names = [
        ...PROFILES.map((profile) => profile.name),
        ...to.model.permissionSets.filter((set) => set.isProfile).map((set) => set.label || set.name)
    ];
    const profileIds = new Map(
        names.map((name) => [
            name,
            to.put('Profile', 'Name', {
                Name: name,
                UserType: 'Standard',
                UserLicenseId: licenseId,
                ...permissionFlags(to, 'Profile', rightsOf(to, name))
            })
        ])
    );
    const adminUserId = to.put(
        'User',
        'Username',
        {
            Username: 'admin@keystone.local',
            FirstName: 'Ada',
            LastName: 'Admin',
            Alias: 'admin',
            Email: 'admin@example.com',
            ProfileId: profileIds.get('System Administrator') ?? null,
            IsActive: true,
            TimeZoneSidKey: 'America/Los_Angeles',
            LocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8',
            UserType: 'Standard',
            Title: 'Administrator'
        },
        false
    );
    to.actingUser = adminUserId;
    for (const name of ['Organization', 'Profile', 'User']) to.adopt(name);
    to.put(
        'BusinessHours',
        'Name',
        { Name: 'Default', IsActive: true, IsDefault: true, TimeZoneSidKey: 'America/Los_Angeles', ...wholeDays() },
        false
    );
    to.put('Group', 'DeveloperName', {
        DeveloperName: 'AllInternalUsers',
        Type: 'Organization',
        DoesIncludeBosses: true
    });
    syncRoleGroups(store, to.model, now);
    seedSetup(to);
    seedPermissionRows(to, profileIds);
    for (const name of VALUE_OBJECTS) seedValues(to, name);
    seedDefinitions(to);
    seedCustomMetadata(to);
    const standardPricebookId = to.put(
        'Pricebook2',
        'Name',
        { Name: 'Standard Price Book', IsStandard: true, IsActive: true },
        false
    );
    return { organizationId, adminUserId, standardPricebookId };
}

/** User permissions of a profile by its name: the org's own, or one of the metadata. */
function rightsOf(to: Seeder, name: string): readonly string[] {
    const own = PROFILES.find((profile) => profile.name === name);
    return (
        own?.userPermissions ?? [
            ...(to.model.permissionSets.find((set) => set.isProfile && (set.label || set.name) === name)
                ?.userPermissions ?? [])
        ]
    );
}

/** Hours of a new org: every day from midnight to midnight. */
function wholeDays(): Values {
    const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    return Object.fromEntries(
        days.flatMap((day) => [
            [`${day}StartTime`, 0],
            [`${day}EndTime`, 0]
        ])
    );
}

function seedSetup(to: Seeder): void {
    const namespace = to.model.namespace || null;
    to.replaceAll(
        'CustomPermission',
        ['DeveloperName'],
        to.model.customPermissions.map((permission) => ({
            DeveloperName: permission.name.replace(/^\w+?__/, ''),
            MasterLabel: permission.label,
            NamespacePrefix: namespace
        }))
    );
    const code = (kind: 'class' | 'trigger'): Values[] =>
        to.model.apex
            .filter((source) => source.kind === kind)
            .map((source) => ({
                Name: source.name,
                ApiVersion: source.apiVersion,
                Status: 'Active',
                IsValid: true,
                NamespacePrefix: namespace,
                Body: source.text,
                LengthWithoutComments: source.text.length
            }));
    to.replaceAll('ApexClass', ['Name'], code('class'));
    to.replaceAll('ApexTrigger', ['Name'], code('trigger'));
    const types = [...to.model.objects.values()].flatMap((object) =>
        object.recordTypes.map((type): Values => ({
            Name: type.label,
            DeveloperName: type.developerName,
            SobjectType: object.name,
            IsActive: type.active,
            Description: type.description,
            NamespacePrefix: object.custom ? namespace : null
        }))
    );
    const partitions = [...(to.model.ui.cachePartitions ?? [])].map(([name, node]): Values => {
        const { masterLabel, description, isDefaultPartition } = node as Record<string, unknown>;
        return {
            DeveloperName: name,
            MasterLabel: String(masterLabel ?? name),
            Description: description === undefined ? null : String(description),
            IsDefaultPartition: String(isDefaultPartition) === 'true',
            Language: 'en_US',
            NamespacePrefix: namespace
        };
    });
    to.replaceAll('PlatformCachePartition', ['DeveloperName'], partitions);
    const resources = to.model.staticResources.map(({ name, contentType, file }): Values => {
        const body = readFileSync(file);
        return {
            Name: name,
            ContentType: contentType,
            NamespacePrefix: namespace,
            BodyLength: body.length,
            Body: body.toString('base64')
        };
    });
    to.replaceAll('StaticResource', ['Name'], resources);
    to.replaceAll('RecordType', ['SobjectType', 'DeveloperName'], types);
}

function seedValues(to: Seeder, objectName: string): void {
    const object = to.model.object(objectName);
    if (!object) return;
    const rows = valueRows(object).map(({ MasterLabel, ForecastCategory, ...rest }, index): Values => ({
        MasterLabel,
        ApiName: MasterLabel,
        SortOrder: index + 1,
        IsActive: true,
        ...rest,
        ...(ForecastCategory === undefined
            ? {}
            : { ForecastCategory, ForecastCategoryName: ForecastCategory.replace(/([a-z])([A-Z])/g, '$1 $2') })
    }));
    to.replaceAll(objectName, ['MasterLabel'], rows);
}

/** Rows that metadata relationships point to: every object, and the fields of those that records name. Their ids are their durable ids. */
function seedDefinitions(to: Seeder): void {
    const { model } = to;
    const named = new Set<ObjectModel>();
    for (const { object, values } of model.customMetadata)
        for (const [name, value] of values)
            if (
                model.field(object, name)?.referenceTo.includes('EntityDefinition') &&
                typeof value === 'string' &&
                model.object(value)
            )
                named.add(model.object(value)!);
    to.fill(
        'EntityDefinition',
        [...model.objects.values()].map((object): Values => ({
            Id: object.name,
            DurableId: object.name,
            QualifiedApiName: object.name,
            DeveloperName: object.localName.replace(/__\w+$/, ''),
            Label: object.label,
            MasterLabel: object.label,
            PluralLabel: object.labelPlural,
            KeyPrefix: object.keyPrefix || null,
            InternalSharingModel: object.sharing
        }))
    );
    to.fill(
        'FieldDefinition',
        [...named].flatMap((object) =>
            [...object.fields.values()].map((field): Values => ({
                Id: `${object.name}.${field.name}`,
                DurableId: `${object.name}.${field.name}`,
                QualifiedApiName: field.name,
                DeveloperName: field.localName.replace(/__\w+$/, ''),
                EntityDefinitionId: object.name,
                Label: field.label,
                MasterLabel: field.label,
                Length: field.length,
                Precision: field.precision,
                Scale: field.scale
            }))
        )
    );
}

/** Values of one custom metadata record; a relationship to a field is the field of the object that the same record names. */
function metadataValues(model: OrgModel, record: CustomMetadataRecord): Values {
    const entity = [...record.values].find(([name]) =>
        model.field(record.object, name)?.referenceTo.includes('EntityDefinition')
    )?.[1];
    return Object.fromEntries(
        [...record.values].map(([name, value]) => {
            const isField = model.field(record.object, name)?.referenceTo.includes('FieldDefinition') === true;
            return [
                name,
                isField && typeof value === 'string' && !value.includes('.') && typeof entity === 'string'
                    ? `${model.object(entity)?.name ?? entity}.${value}`
                    : value
            ];
        })
    );
}

function seedCustomMetadata(to: Seeder): void {
    const { model } = to;
    for (const object of model.objects.values()) {
        if (object.kind !== 'metadata') continue;
        const rows = model.customMetadata
            .filter((record) => model.object(record.object) === object)
            .map((record): Values => ({
                DeveloperName: record.developerName,
                MasterLabel: record.label,
                Label: record.label,
                Language: 'en_US',
                NamespacePrefix: model.namespace || null,
                QualifiedApiName: model.namespace
                    ? `${model.namespace}__${record.developerName}`
                    : record.developerName,
                ...metadataValues(model, record)
            }));
        to.replaceAll(object.name, ['DeveloperName'], rows);
    }
}
