import { PROFILES } from '../security/profiles.ts';
import type { ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import { columnsOf, quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { toSql } from '../store/values.ts';

/** Ids of rows that other parts need by name. */
export interface SystemRows {
    organizationId: string;
    adminUserId: string;
    standardPricebookId: string;
}

type Values = Record<string, RawValue>;

/** Opportunity stages of a new org: API name, probability, forecast category, closed, won. */
const STAGES: readonly [string, number, string, string, boolean, boolean][] = [
    ['Prospecting', 10, 'Pipeline', 'Pipeline', false, false],
    ['Qualification', 10, 'Pipeline', 'Pipeline', false, false],
    ['Needs Analysis', 20, 'Pipeline', 'Pipeline', false, false],
    ['Value Proposition', 50, 'Pipeline', 'Pipeline', false, false],
    ['Id. Decision Makers', 60, 'Pipeline', 'Pipeline', false, false],
    ['Perception Analysis', 70, 'Pipeline', 'Pipeline', false, false],
    ['Proposal/Price Quote', 75, 'BestCase', 'Best Case', false, false],
    ['Negotiation/Review', 90, 'BestCase', 'Best Case', false, false],
    ['Closed Won', 100, 'Closed', 'Closed', true, true],
    ['Closed Lost', 0, 'Omitted', 'Omitted', true, false]
];

/**
 * Brings the org's own rows in line with the model: organization, profiles, permission sets, record types, classes,
 * custom metadata, stages, the standard price book and an administrator. Rows keep their ids by name; what the model
 * no longer has is removed. One transaction of its own.
 */
export function seedSystemRows(store: Store, model: OrgModel, now: number): SystemRows {
    store.begin();
    try {
        const rows = seed(new Seeder(store, model, now));
        store.commit();
        return rows;
    } catch (error) {
        store.rollback();
        throw error;
    }
}

function seed(to: Seeder): SystemRows {
    const organizationId = to.put('Organization', 'Name', {
        Name: 'Keystone local org', OrganizationType: 'Developer Edition', InstanceName: 'LOCAL', IsSandbox: true, NamespacePrefix: null, TimeZoneSidKey: 'America/Los_Angeles',
        DefaultLocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', FiscalYearStartMonth: 1, UsesStartDateAsFiscalYearName: false
    });
    const profiles = PROFILES.map((profile) => to.put('Profile', 'Name', { Name: profile.name, UserType: 'Standard' }));
    for (const set of to.model.permissionSets.filter((candidate) => candidate.isProfile)) to.put('Profile', 'Name', { Name: set.label || set.name, UserType: 'Standard' });
    const adminUserId = to.put('User', 'Username', {
        Username: 'admin@keystone.local', FirstName: 'Ada', LastName: 'Admin', Alias: 'admin', Email: 'admin@example.com', ProfileId: profiles[0] ?? null, IsActive: true,
        TimeZoneSidKey: 'America/Los_Angeles', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8', UserType: 'Standard', Title: 'Administrator'
    }, false);
    to.actingUser = adminUserId;
    const namespace = to.model.namespace || null;
    const sets = to.model.permissionSets.filter((set) => !set.isProfile);
    to.replaceAll('PermissionSet', 'Name', sets.map((set) => ({ Name: set.name, Label: set.label, Description: set.description, IsOwnedByProfile: false, IsCustom: true, NamespacePrefix: namespace, Type: 'Regular' })));
    to.replaceAll('CustomPermission', 'DeveloperName', to.model.customPermissions.map((permission) => ({ DeveloperName: permission.name.replace(/^\w+?__/, ''), MasterLabel: permission.label, NamespacePrefix: namespace })));
    const classes = to.model.apex.filter((source) => source.kind === 'class');
    to.replaceAll('ApexClass', 'Name', classes.map((source) => ({ Name: source.name, ApiVersion: source.apiVersion, Status: 'Active', IsValid: true, NamespacePrefix: namespace })));
    const triggers = to.model.apex.filter((source) => source.kind === 'trigger');
    to.replaceAll('ApexTrigger', 'Name', triggers.map((source) => ({ Name: source.name, ApiVersion: source.apiVersion, Status: 'Active', IsValid: true, NamespacePrefix: namespace })));
    seedRecordTypes(to, namespace);
    seedStages(to);
    seedCustomMetadata(to);
    const standardPricebookId = to.put('Pricebook2', 'Name', { Name: 'Standard Price Book', IsStandard: true, IsActive: true }, false);
    return { organizationId, adminUserId, standardPricebookId };
}

function seedRecordTypes(to: Seeder, namespace: string | null): void {
    const rows: Values[] = [];
    for (const object of to.model.objects.values()) {
        for (const type of object.recordTypes) {
            rows.push({ Name: type.label, DeveloperName: type.developerName, SobjectType: object.name, IsActive: type.active, Description: type.description, NamespacePrefix: object.custom ? namespace : null });
        }
    }
    to.replaceAll('RecordType', 'DeveloperName', rows);
}

function seedStages(to: Seeder): void {
    STAGES.forEach(([name, probability, category, categoryName, closed, won], index) =>
        to.put('OpportunityStage', 'ApiName', {
            ApiName: name, MasterLabel: name, DefaultProbability: probability, ForecastCategory: category, ForecastCategoryName: categoryName, IsActive: true, IsClosed: closed, IsWon: won, SortOrder: index + 1
        })
    );
}

function seedCustomMetadata(to: Seeder): void {
    for (const object of to.model.objects.values()) {
        if (object.kind !== 'metadata') continue;
        const rows = to.model.customMetadata
            .filter((record) => to.model.object(record.object) === object)
            .map((record): Values => ({
                DeveloperName: record.developerName, MasterLabel: record.label, Label: record.label, Language: 'en_US', NamespacePrefix: to.model.namespace || null,
                QualifiedApiName: to.model.namespace ? `${to.model.namespace}__${record.developerName}` : record.developerName, ...Object.fromEntries(record.values)
            }));
        to.replaceAll(object.name, 'DeveloperName', rows);
    }
}

/** Writes rows past all rules: these are the org's own, not somebody's data. */
class Seeder {
    readonly #store: Store;
    readonly model: OrgModel;
    readonly #now: number;
    /** Owner and author of the rows; the first user once there is one. */
    actingUser: string | null = null;

    constructor(store: Store, model: OrgModel, now: number) {
        this.#store = store;
        this.model = model;
        this.#now = now;
    }

    /** Inserts the row, or updates the one with the same key; returns its id. `overwrite` false leaves an existing row alone. */
    put(objectName: string, key: string, values: Values, overwrite = true): string {
        const object = this.#object(objectName);
        const existing = this.#store.get(`SELECT "Id" FROM ${quote(object.name)} WHERE ${quote(key)} = ?`, [values[key] ?? null]);
        if (existing) {
            if (overwrite) this.#write(object, String(existing[0]), values, false);
            return String(existing[0]);
        }
        const id = this.#store.newId(object);
        this.#write(object, id, values, true);
        return id;
    }

    /** Makes the table hold exactly these rows (by key). */
    replaceAll(objectName: string, key: string, rows: Values[]): void {
        const object = this.#object(objectName);
        const kept = new Set(rows.map((values) => this.put(objectName, key, values)));
        for (const [id] of this.#store.all(`SELECT "Id" FROM ${quote(object.name)}`)) {
            if (!kept.has(String(id))) this.#store.run(`DELETE FROM ${quote(object.name)} WHERE "Id" = ?`, [id ?? null]);
        }
    }

    #object(name: string): ObjectModel {
        const object = this.model.object(name);
        if (!object) throw new Error(`The standard objects lack ${name}`);
        return object;
    }

    #write(object: ObjectModel, id: string, values: Values, insert: boolean): void {
        const audit: Values = insert
            ? { CreatedDate: this.#now, LastModifiedDate: this.#now, SystemModstamp: this.#now, CreatedById: this.actingUser, LastModifiedById: this.actingUser, OwnerId: this.actingUser, IsDeleted: false }
            : {};
        const all: Values = { ...audit, ...values };
        const columns = columnsOf(object).filter((column) => all[column.name] !== undefined || (insert && column.fallback !== null));
        const parameters = columns.map((column) => toSql(all[column.name] ?? column.fallback));
        if (insert) {
            this.#store.run(`INSERT INTO ${quote(object.name)} ("Id", ${columns.map((column) => quote(column.name)).join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`, [id, ...parameters]);
        } else if (columns.length > 0) {
            this.#store.run(`UPDATE ${quote(object.name)} SET ${columns.map((column) => `${quote(column.name)} = ?`).join(', ')} WHERE "Id" = ?`, [...parameters, id]);
        }
    }
}
