/** `loadOrgModel`: metadata XML of an SFDX source tree + the standard objects -> OrgModel. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findSources } from './files.ts';
import type { SourceFile } from './files.ts';
import { picklistValues, readField, readLocation } from './fields.ts';
import { historyObject } from './history.ts';
import { readMetadataRecord } from './metadata-records.ts';
import { makeModel } from './model.ts';
import { NameMap, Namespace } from './names.ts';
import {
    addSystemFields,
    completeObject,
    readFieldSet,
    readObject,
    readRecordType,
    readValidationRule,
    shareObject
} from './objects.ts';
import { readPermissionSet } from './permissions.ts';
import { assignKeyPrefixes } from './prefixes.ts';
import { connectObjects } from './relationships.ts';
import { rememberSource } from './sources.ts';
import { deriveStatusFields, loadStandardObjects } from './standard.ts';
import { readStandardValueSets } from './standard-values.ts';
import type {
    ApexSource,
    CustomMetadataRecord,
    FieldModel,
    ObjectModel,
    OrgModel,
    PermissionSetModel,
    PicklistValue
} from './types.ts';
import { flag, lineOf, list, MetadataError, numberOf, readXml, textOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

export { MetadataError } from './xml.ts';
export { assignKeyPrefixes } from './prefixes.ts';
export { metadataSource } from './sources.ts';

export interface LoadOptions {
    /** The folder with sfdx-project.json; paths in messages are relative to it. */
    projectDir: string;
    /** Folders with metadata, relative to projectDir. */
    sourceDirs: readonly string[];
    /** Namespace of the package, or ''. */
    namespace: string;
    version: number;
    /** Features of the scratch-org definition: standard objects that only some orgs have. */
    features?: readonly string[];
    /** Key prefixes given by earlier loads, by name without namespace (see `keyPrefixesOf`). */
    keyPrefixes?: ReadonlyMap<string, string>;
    /** Told about metadata that is left out because the local org does not model it. */
    onNote?: (note: string) => void;
}

const allocations = new WeakMap<OrgModel, Map<string, string>>();

/**
 * Key prefixes of the package's objects by name without namespace, to be kept and passed to the next load. Prefixes of objects
 * that are no longer in the sources stay in it: their records may still be in the store.
 */
export function keyPrefixesOf(model: OrgModel): Map<string, string> {
    return new Map(allocations.get(model));
}

/** Metadata that only the shell reads: folder name in OrgModel.ui by file kind. */
const UI_KINDS: Record<string, string> = {
    app: 'applications',
    cachePartition: 'cachePartitions',
    page: 'pages',
    flexipage: 'flexipages',
    layout: 'layouts',
    tab: 'tabs',
    listView: 'listViews',
    compactLayout: 'compactLayouts',
    quickAction: 'quickActions',
    object: 'objects',
    webLink: 'webLinks',
    pathAssistant: 'pathAssistants',
    messageChannel: 'messageChannels',
    notiftype: 'notificationTypes',
    report: 'reports',
    reportType: 'reportTypes',
    reportFolder: 'reportFolders',
    dashboard: 'dashboards',
    dashboardFolder: 'dashboardFolders'
};
/** Read below, or of no consequence to an org that holds no more than this one. */
const KNOWN_KINDS = new Set([
    'object',
    'field',
    'validationRule',
    'recordType',
    'fieldSet',
    'sharingReason',
    'businessProcess',
    'labels',
    'md',
    'permissionset',
    'profile',
    'customPermission',
    'globalValueSet',
    'standardValueSet',
    'class',
    'trigger',
    'js',
    'resource',
    'index'
]);

/** Metadata of Activity belongs to both; the child relationship of a lookup is the tasks'. */
const ACTIVITIES = ['Task', 'Event'];

class Loader {
    readonly #options: LoadOptions;
    readonly #namespace: Namespace;
    readonly #objects: NameMap<ObjectModel>;
    readonly #nodes = new Map<ObjectModel, XmlNode>();
    readonly #reasons = new Map<ObjectModel, { name: string; label: string }[]>();
    readonly #order = new Map<FieldModel, number>();
    readonly #childNames: Map<FieldModel, string>;
    readonly #standard: ReturnType<typeof loadStandardObjects>;
    readonly #files: SourceFile[];

    constructor(options: LoadOptions) {
        this.#options = options;
        this.#namespace = new Namespace(options.namespace);
        this.#objects = new NameMap(this.#namespace);
        this.#standard = loadStandardObjects(this.#namespace, new Set(options.features));
        this.#childNames = this.#standard.extras.children;
        for (const each of this.#standard.objects) this.#objects.set(each.name.toLowerCase(), each);
        this.#files = findSources(options.projectDir, options.sourceDirs);
    }

    load(): OrgModel {
        const valueSets = this.#valueSets();
        const ui = this.#ui();
        const labels = this.#labels();
        this.#readObjects();
        this.#readFields(valueSets);
        this.#readParts();
        this.#completeObjects(ui.tabs!);
        readStandardValueSets(
            this.#each('standardValueSet').map((file) => [file.name, this.#root(file)] as const),
            (name) => this.#objects.get(name),
            deriveStatusFields
        );
        connectObjects(this.#objects, this.#childNames, this.#standard.extras, (note) => this.#note(note));
        const prefixes = this.#assignPrefixes();
        const model = makeModel({
            version: this.#options.version,
            namespace: this.#namespace,
            objects: this.#objects,
            labels,
            customMetadata: this.#metadataRecords(),
            permissionSets: this.#permissionSets(),
            customPermissions: this.#customPermissions(),
            ui,
            staticResources: this.#staticResources(),
            apex: this.#apex()
        });
        allocations.set(model, prefixes);
        return model;
    }

    #note(text: string): void {
        this.#options.onNote?.(text);
    }

    #each(kind: string): SourceFile[] {
        return this.#files.filter((each) => each.kind === kind);
    }

    #root(file: SourceFile): XmlNode {
        return readXml(file.path, file.shown).root;
    }

    /** Runs one file's reading; whatever it throws names the file. */
    #reading<T>(file: SourceFile, read: (root: XmlNode) => T): T {
        const root = this.#root(file);
        try {
            return read(root);
        } catch (error) {
            throw error instanceof MetadataError ? error : new MetadataError(file.shown, (error as Error).message);
        }
    }

    #valueSets(): Map<string, PicklistValue[]> {
        const sets = new Map<string, PicklistValue[]>();
        for (const file of this.#each('globalValueSet')) {
            const root = this.#root(file);
            sets.set(file.name, picklistValues(list(root.customValue), textOf(root.sorted) === 'true'));
        }
        return sets;
    }

    #ui(): Record<string, NameMap<unknown>> {
        const ui: Record<string, NameMap<unknown>> = {};
        for (const folder of Object.values(UI_KINDS)) ui[folder] = new NameMap(this.#namespace);
        const ignored = new Map<string, number>();
        for (const file of this.#files) {
            const folder = UI_KINDS[file.kind];
            if (folder !== undefined)
                ui[folder]!.set(
                    file.object === '' || file.kind === 'object' ? file.name : `${file.object}.${file.name}`,
                    this.#root(file)
                );
            else if (!KNOWN_KINDS.has(file.kind)) ignored.set(file.kind, (ignored.get(file.kind) ?? 0) + 1);
        }
        for (const [kind, count] of ignored)
            this.#note(
                `${count} ${kind} ${count === 1 ? 'file is' : 'files are'} not modelled by the local org and left out`
            );
        return ui;
    }

    #labels(): NameMap<string> {
        const labels = new NameMap<string>(this.#namespace);
        for (const file of this.#each('labels')) {
            for (const each of list(this.#root(file).labels)) {
                const name = textOf(each.fullName);
                if (name === null) throw new MetadataError(file.shown, 'a label has no fullName');
                if (labels.has(name)) throw new MetadataError(file.shown, `label ${name} is defined twice`);
                labels.set(name, textOf(each.value) ?? '');
            }
        }
        return labels;
    }

    #readObjects(): void {
        for (const file of this.#each('object')) {
            const existing = this.#objects.get(file.name);
            if (existing !== undefined) {
                this.#mergeStandard(existing, this.#root(file));
                continue;
            }
            if (!file.name.includes('__') || /__(b|x|kav|ka|ChangeEvent)$/i.test(file.name)) {
                this.#note(`${file.shown}: object ${file.name} is not in the local org and left out`);
                continue;
            }
            const object = this.#reading(file, (root) => readObject(file.name, root, this.#namespace));
            addSystemFields(object, this.#root(file));
            this.#objects.set(object.name.toLowerCase(), object);
            this.#nodes.set(object, this.#root(file));
            if (textOf(this.#root(file).enableActivities) === 'true') this.#standard.extras.activities.add(object.name);
        }
    }

    #mergeStandard(object: ObjectModel, root: XmlNode): void {
        const sharing = textOf(root.sharingModel);
        if (sharing !== null)
            object.sharing = sharing === 'ReadWriteTransfer' ? 'ReadWrite' : (sharing as ObjectModel['sharing']);
        this.#nodes.set(object, root);
    }

    /** Parts of objects, decomposed or inside the object's own file. */
    *#parts(
        kind: string,
        element: string
    ): Generator<{ file: SourceFile; object: ObjectModel; node: XmlNode; name: string }> {
        for (const file of this.#each('object')) {
            const object = this.#objects.get(file.name);
            if (object === undefined) continue;
            for (const node of list(this.#root(file)[element]))
                yield { file, object, node, name: textOf(node.fullName) ?? '' };
        }
        for (const file of this.#each(kind)) {
            const objects = (file.object === 'Activity' ? ACTIVITIES : [file.object]).map((each) =>
                this.#objects.get(each)
            );
            for (const object of objects) {
                if (object === undefined)
                    this.#note(`${file.shown}: object ${file.object} is not in the local org and left out`);
                else yield { file, object, node: this.#root(file), name: file.name };
            }
        }
    }

    #readFields(valueSets: ReadonlyMap<string, PicklistValue[]>): void {
        for (const { file, object, node, name } of this.#parts('field', 'fields')) {
            const standard = object.fields.get(name);
            if (standard !== undefined && !name.includes('__')) {
                standard.label = textOf(node.label) ?? standard.label;
                standard.helpText = textOf(node.inlineHelpText) ?? standard.helpText;
                continue;
            }
            if (!name.includes('__')) {
                this.#note(`${file.shown}: field ${object.name}.${name} is not in the local org and left out`);
                continue;
            }
            if (standard !== undefined)
                throw new MetadataError(file.shown, `field ${object.name}.${name} is defined twice`);
            const context = { object: object.name, namespace: this.#namespace, valueSets };
            if (textOf(node.type) === 'Location') {
                for (const part of readLocation(node, name, context)) object.fields.set(part.name.toLowerCase(), part);
                continue;
            }
            let field: FieldModel;
            try {
                field = readField(node, name, context);
            } catch (error) {
                if (!/is not modelled/.test((error as Error).message))
                    throw new MetadataError(file.shown, (error as Error).message);
                this.#note(`${file.shown}: ${(error as Error).message}; the field is left out`);
                continue;
            }
            object.fields.set(field.name.toLowerCase(), field);
            this.#remember(field, file, field.formula !== null ? 'formula' : 'defaultValue');
            this.#order.set(field, numberOf(node.relationshipOrder));
            const childName = textOf(node.relationshipName);
            if (childName !== null && !(file.object === 'Activity' && object.name === 'Event'))
                this.#childNames.set(field, this.#namespace.qualify(`${childName}__r`));
        }
    }

    #remember(item: object, file: SourceFile, element: string): void {
        rememberSource(item, { path: file.shown, line: lineOf(readXml(file.path, file.shown).text, element) });
    }

    #readParts(): void {
        for (const { file, object, node, name } of this.#parts('validationRule', 'validationRules')) {
            const rule = this.#reading(file, () => readValidationRule(node, name, this.#namespace));
            object.validationRules.push(rule);
            this.#remember(rule, file, 'errorConditionFormula');
        }
        for (const { file, object, node, name } of this.#parts('recordType', 'recordTypes'))
            object.recordTypes.push(this.#reading(file, () => readRecordType(node, name, this.#namespace)));
        for (const { object, node, name } of this.#parts('fieldSet', 'fieldSets'))
            object.fieldSets.set(this.#namespace.qualifyDeveloperName(name), readFieldSet(node, this.#namespace));
        for (const { object, node, name } of this.#parts('sharingReason', 'sharingReasons')) {
            const reasons = this.#reasons.get(object) ?? [];
            reasons.push({
                name: this.#namespace.qualify(/__c$/.test(name) ? name : `${name}__c`),
                label: textOf(node.label) ?? name
            });
            this.#reasons.set(object, reasons);
        }
    }

    #completeObjects(tabs: NameMap<unknown>): void {
        for (const object of [...this.#objects.values()]) {
            completeObject(object, this.#order, this.#namespace);
            if (object.kind === 'custom' && tabs.has(object.localName)) {
                for (const name of ['LastViewedDate', 'LastReferencedDate']) {
                    object.fields.set(name.toLowerCase(), {
                        ...object.fields.get('SystemModstamp')!,
                        name,
                        localName: name,
                        label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
                        nillable: true
                    });
                }
            }
            const share = shareObject(object, this.#reasons.get(object) ?? [], this.#namespace);
            if (share !== null) {
                this.#objects.set(share.name.toLowerCase(), share);
                this.#childNames.set(share.fields.get('ParentId')!, 'Shares');
            }
            if (object.kind === 'custom' && flag(this.#nodes.get(object)!.enableHistory)) {
                const history = historyObject(object, this.#namespace);
                this.#objects.set(history.name.toLowerCase(), history);
                this.#childNames.set(history.fields.get('ParentId')!, 'Histories');
            }
        }
    }

    #assignPrefixes(): Map<string, string> {
        const own = [...this.#objects.values()].filter((each) => each.custom && each.kind !== 'history');
        const prefixes = assignKeyPrefixes(
            own.map((each) => each.localName),
            this.#options.keyPrefixes
        );
        for (const each of own) each.keyPrefix = prefixes.get(each.localName)!;
        return prefixes;
    }

    #metadataRecords(): CustomMetadataRecord[] {
        return this.#each('md').map((file) =>
            this.#reading(file, (root) =>
                readMetadataRecord(root, file.name, (name) => this.#objects.get(name), this.#namespace)
            )
        );
    }

    #permissionSets(): PermissionSetModel[] {
        return ['permissionset', 'profile'].flatMap((kind) =>
            this.#each(kind).map((file) =>
                readPermissionSet(this.#root(file), file.name, kind === 'profile', this.#namespace)
            )
        );
    }

    #customPermissions(): { name: string; label: string }[] {
        return this.#each('customPermission').map((file) => ({
            name: this.#namespace.qualifyDeveloperName(file.name),
            label: textOf(this.#root(file).label) ?? file.name
        }));
    }

    /** The file beside each `Name.resource-meta.xml`, whatever its suffix. */
    #staticResources(): { name: string; contentType: string; file: string }[] {
        return this.#each('resource').flatMap((file) => {
            const folder = dirname(file.path);
            const body = readdirSync(folder, { withFileTypes: true }).find(
                (entry) =>
                    entry.isFile() &&
                    !entry.name.endsWith('-meta.xml') &&
                    entry.name.replace(/\.[^.]+$/, '') === file.name
            );
            const contentType = textOf(this.#root(file).contentType) ?? 'application/octet-stream';
            return body === undefined ? [] : [{ name: file.name, contentType, file: join(folder, body.name) }];
        });
    }

    #apex(): ApexSource[] {
        return this.#files
            .filter((each) => each.kind === 'class' || each.kind === 'trigger')
            .map((file) => {
                const meta = `${file.path}-meta.xml`;
                const apiVersion = existsSync(meta)
                    ? numberOf(readXml(meta, `${file.shown}-meta.xml`).root.apiVersion)
                    : 0;
                return {
                    kind: file.kind as ApexSource['kind'],
                    name: file.name,
                    path: file.shown,
                    text: readFileSync(file.path, 'utf8'),
                    apiVersion: apiVersion || this.#defaultVersion()
                };
            });
    }

    /** A source without a -meta.xml takes the project's version. */
    #defaultVersion(): number {
        const path = `${this.#options.projectDir}/sfdx-project.json`;
        const project = existsSync(path)
            ? (JSON.parse(readFileSync(path, 'utf8')) as { sourceApiVersion?: string })
            : {};
        return Number(project.sourceApiVersion ?? '68.0');
    }
}

/** Loads the whole model. Throws MetadataError, naming the file, for metadata that an org would refuse. */
export function loadOrgModel(options: LoadOptions): OrgModel {
    return new Loader(options).load();
}
