import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isFixedOnceSaved } from '../../checks/lib/field-types.ts';
import { PackageMetadata, texts } from '../../checks/lib/metadata.ts';
import {
    type GrantKind,
    type HeldRights,
    isEditable,
    objectRights,
    PermissionMatrix
} from '../../checks/lib/permission-matrix.ts';
import { openProject } from '../../checks/lib/project.ts';
import type { FieldModel, ObjectModel } from '../schema/types.ts';
import { USERS } from '../sample-data/company.ts';
import { SampleOrg, type Persona } from '../server/test-support/sample-org.ts';

/**
 * What the local org grants each person of the sample data is what the permission sets say (scripts/checks/lib/permission-matrix.ts, which
 * reads them on its own): in describe results, in queries and in saves. One test for each person; nothing here names an object.
 */

const matrix = new PermissionMatrix(new PackageMetadata(openProject()));
const sample = new SampleOrg();
after(() => sample.org.close());

const own = matrix.objects.filter((object) => object.endsWith('__c'));
const modelOf = (object: string): ObjectModel => sample.org.model.object(object)!;
const fieldOf = (object: string, field: string): FieldModel => sample.org.model.field(object, field)!;

for (const { key, permissionSets } of USERS) {
    const persona = key as Persona;
    const held = matrix.heldBy(permissionSets);
    const title = `${key} with ${permissionSets.join(' and ') || 'no permission set'}`;

    test(`shouldSeeExactlyTheObjectsOfTheMatrixWhenTheOrgIsDescribedFor ${title}`, () => {
        const { sobjects } = sample.get<{ sobjects: (ObjectInfo & { name: string })[] }>(persona, '/sobjects');
        const described = sobjects
            .filter(({ name }) => own.some((object) => modelOf(object).name === name))
            .map(({ name, createable, updateable, deletable }) => ({ name, createable, updateable, deletable }));
        const expected = own
            .filter((object) => held.object(object).read)
            .map((object) => {
                const { create, edit, delete: remove } = held.object(object);
                return { name: modelOf(object).name, createable: create, updateable: edit, deletable: remove };
            });
        assert.deepEqual(byName(described), byName(expected));
    });

    test(`shouldHaveExactlyTheRightsOfTheMatrixWhenObjectsAreDescribedFor ${title}`, () => {
        const user = sample.org.security.user(sample.userId(persona));
        for (const object of own) {
            const wanted = held.object(object);
            const granted = user.object(modelOf(object));
            for (const right of objectRights) assert.equal(granted[right], wanted[right], `${object}: ${right}`);
            const url = `/ui-api/object-info/${modelOf(object).name}`;
            if (!wanted.read) {
                assert.equal(sample.send(persona, 'GET', url).status, 403, object);
                assert.equal(sample.send(persona, 'GET', `/sobjects/${modelOf(object).name}/describe`).status, 404);
                continue;
            }
            const info = sample.get<ObjectInfo>(persona, url);
            assert.deepEqual(rightsIn(info, object), rightsWanted(held, object), object);
            const describe = sample.get<{ fields: { name: string }[] }>(
                persona,
                `/sobjects/${modelOf(object).name}/describe`
            );
            assert.deepEqual(
                describe.fields.map(({ name }) => name).sort(),
                Object.keys(info.fields).sort(),
                `${object}: describe and object info name the same fields`
            );
        }
    });

    test(`shouldReadExactlyTheFieldsOfTheMatrixWhenQueriedBy ${title}`, () => {
        for (const object of own) {
            const { name } = modelOf(object);
            const names = (right: (value: string) => boolean): string[] =>
                matrix
                    .fields(object)
                    .filter((field) => right(held.field(object, field)))
                    .map((field) => fieldOf(object, field).name);
            const query = (fields: readonly string[]) =>
                sample.send(
                    persona,
                    'GET',
                    `/query?q=${encodeURIComponent(`SELECT ${fields.join(', ')} FROM ${name}`)}`
                );
            const readable = names((right) => right !== 'none');
            if (!held.object(object).read) {
                assert.deepEqual(readable, []);
                assert.equal((query(['Id']).body as ApiErrors)[0]!.errorCode, 'INVALID_TYPE', object);
                continue;
            }
            assert.equal(query(readable).status, 200, `${object}: ${JSON.stringify(query(readable).body)}`);
            for (const hidden of names((right) => right === 'none'))
                assert.equal((query([hidden]).body as ApiErrors)[0]!.errorCode, 'INVALID_FIELD', hidden);
            if (held.object(object).viewAll)
                assert.equal(rowCount(persona, name), rowCount('admin', name), `${object}: views all records`);
        }
    });

    test(`shouldWriteExactlyTheFieldsOfTheMatrixWhenSavedBy ${title}`, () => {
        for (const object of own) {
            const { create, read, edit, delete: remove } = held.object(object);
            const { name } = modelOf(object);
            const writable = matrix.fields(object).filter((field) => isEditable(matrix.metadata, object, field));
            const refused = (fields: readonly string[]) =>
                fields.filter((field) => held.field(object, field) !== 'edit');

            const inserted = sample.send(persona, 'POST', `/sobjects/${name}`, valuesOf(object, writable, {}));
            // REST does not tell an object that one may not read from one that there is not.
            if (!read) assert.equal(inserted.status, 404, object);
            else if (!create) assert.match(messageOf(inserted.body), DENIED, object);
            else assert.deepEqual(deniedIn(inserted.body), canonical(object, refused(writable)), `${object}: insert`);

            const [record] = read ? rowsOf(persona, object, held) : [];
            if (record === undefined) continue;
            const url = `/sobjects/${name}/${String(record['Id'])}`;
            const movable = writable.filter((field) => !isFixed(object, field));
            const updated = sample.send(persona, 'PATCH', url, valuesOf(object, movable, record));
            if (!edit) assert.match(messageOf(updated.body), DENIED, `${object}: update`);
            else assert.deepEqual(deniedIn(updated.body), canonical(object, refused(movable)), `${object}: update`);
            if (!remove) assert.match(messageOf(sample.send(persona, 'DELETE', url).body), DENIED, `${object}: delete`);
        }
    });

    test(`shouldHaveWhatIsGrantedAsAWholeWhenAskedFor ${title}`, () => {
        const user = sample.org.security.user(sample.userId(persona));
        const { customPermissions, apps } = sample.get<Bootstrap>(persona, '/local/bootstrap');
        const has = (kind: GrantKind, isGranted: (name: string) => boolean): void => {
            const names = matrix.grantables(kind);
            assert.deepEqual(
                names.filter(isGranted),
                names.filter((name) => held.has(kind, name)),
                kind
            );
        };
        has('customPermission', (name) => customPermissions.includes(name));
        has('class', (name) => user.classAccess(name));
        has('metadataType', (name) => user.object(modelOf(name)).read);
        has('application', (name) => apps.some((app) => app.developerName === sample.org.model.qualify(name)));
        const open = apps.flatMap((app) => app.tabs.map((tab) => tab.name));
        for (const app of matrix.metadata
            .ofType('CustomApplication')
            .filter(({ name }) => held.has('application', name)))
            for (const tab of texts(app.xml, 'tabs').filter((name) => !name.startsWith('standard-'))) {
                const isShown = held.has('tab', tab) && (!own.includes(tab) || held.object(tab).read);
                assert.equal(open.includes(sample.org.model.qualify(tab)), isShown, `tab ${tab}`);
            }
    });
}

interface ObjectInfo {
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    fields: Record<string, { createable: boolean; updateable: boolean }>;
}

interface Bootstrap {
    customPermissions: string[];
    apps: { developerName: string; tabs: { name: string }[] }[];
}

type ApiErrors = { errorCode: string; message: string; fields: string[] }[];

/** What the platform says to a save that the object's rights forbid. */
const DENIED = /^Access to entity '\w+' denied$/;

function byName<T extends { name: string }>(list: readonly T[]): T[] {
    return [...list].sort((a, b) => a.name.localeCompare(b.name));
}

/** What object info says about the fields that have rights of their own: C creatable, U updateable; absent when hidden. */
function rightsIn(info: ObjectInfo, object: string): Record<string, string> {
    return Object.fromEntries(
        matrix.fields(object).flatMap((field) => {
            const found = info.fields[fieldOf(object, field).name];
            return found ? [[field, `${found.createable ? 'C' : ''}${found.updateable ? 'U' : ''}`]] : [];
        })
    );
}

function rightsWanted(held: HeldRights, object: string): Record<string, string> {
    const may = held.object(object);
    return Object.fromEntries(
        matrix
            .fields(object)
            .filter((field) => held.field(object, field) !== 'none')
            .map((field) => {
                const canEdit = held.field(object, field) === 'edit';
                const letters = [canEdit && may.create && 'C', canEdit && may.edit && !isFixed(object, field) && 'U'];
                return [field, letters.filter(Boolean).join('')];
            })
    );
}

function isFixed(object: string, field: string): boolean {
    const file = matrix.metadata.field(object, field);
    return file !== undefined && isFixedOnceSaved(file);
}

function canonical(object: string, fields: readonly string[]): string[] {
    return fields.map((field) => fieldOf(object, field).name).sort();
}

/** Records that the persona sees, with the fields that the matrix lets them read. */
function rowsOf(persona: Persona, object: string, held: HeldRights): Record<string, unknown>[] {
    const fields = matrix.fields(object).filter((field) => held.field(object, field) !== 'none');
    return sample.query(
        `SELECT Id, ${canonical(object, fields).join(', ')} FROM ${modelOf(object).name} LIMIT 1`,
        persona
    );
}

/** The body of a save that names these fields: what the record has already, otherwise nothing. */
function valuesOf(object: string, fields: readonly string[], record: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(canonical(object, fields).map((name) => [name, record[name] ?? null]));
}

function rowCount(persona: Persona, name: string): number {
    const url = `/query?q=${encodeURIComponent(`SELECT COUNT() FROM ${name}`)}`;
    return sample.get<{ totalSize: number }>(persona, url).totalSize;
}

function messageOf(body: unknown): string {
    return (body as ApiErrors | undefined)?.[0]?.message ?? 'saved';
}

/** Fields that the save was refused for; none when it was refused for another reason, or not at all. */
function deniedIn(body: unknown): string[] {
    const errors = Array.isArray(body) ? (body as ApiErrors) : [];
    assert.ok(!errors.some((error) => DENIED.test(error.message)), messageOf(body));
    return errors.flatMap((error) => (/fields being inaccessible/.test(error.message) ? error.fields : [])).sort();
}
