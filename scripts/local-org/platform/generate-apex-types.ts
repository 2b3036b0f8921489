/**
 * Writes apex-types.json from the standard-types archive of `@salesforce/code-analyzer-pmd-engine` (BSD-3-Clause).
 * Usage: node generate-apex-types.ts JAR_DIR   (the package's dist/java-lib folder)
 * The output is committed, so neither Java nor the analyzer package is needed to start or test.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    ACC_ENUM,
    ACC_INTERFACE,
    ACC_PUBLIC,
    ACC_STATIC,
    ACC_SYNTHETIC,
    readArchive,
    readClassFile
} from './class-files.ts';
import type { ClassFile } from './class-files.ts';
import type { StoredType } from './apex-types.ts';

const ROOT = 'com/nawforce/runforce/';

/** Namespaces kept, as the platform spells them. What is left out cannot be modelled here and would only be bulk. */
const NAMESPACES: Record<string, string> = {
    System: 'System',
    Database: 'Database',
    Schema: 'Schema',
    Messaging: 'Messaging',
    eventbus: 'EventBus',
    Internal: 'Internal',
    ApexPages: 'ApexPages',
    Approval: 'Approval',
    Auth: 'Auth',
    cache: 'Cache',
    dom: 'Dom',
    Flow: 'Flow',
    FormulaEval: 'FormulaEval',
    Invocable: 'Invocable',
    Search: 'Search',
    QuickAction: 'QuickAction',
    Process: 'Process',
    Metadata: 'Metadata',
    Support: 'Support',
    Site: 'Site',
    Package: 'Package',
    DataWeave: 'DataWeave',
    Compression: 'Compression',
    Datacloud: 'Datacloud',
    Canvas: 'Canvas',
    TerritoryMgmt: 'TerritoryMgmt',
    TxnSecurity: 'TxnSecurity',
    UserProvisioning: 'UserProvisioning',
    DataSource: 'DataSource',
    reports: 'Reports',
    KbManagement: 'KbManagement',
    Context: 'Context',
    VisualEditor: 'VisualEditor',
    SObjectStubs: '',
    SObjects: ''
};

/** Apex name of a Java class (`Database/DMLOptions$EmailHeader` -> `Database.DMLOptions.EmailHeader`); null when left out. */
function apexName(internal: string): string | null {
    if (internal === 'java/lang/Object') return 'Object';
    if (internal === 'java/lang/String') return 'String';
    if (!internal.startsWith(ROOT)) return null;
    const [folder, ...rest] = internal.slice(ROOT.length).split('/');
    const namespace = NAMESPACES[folder!];
    if (namespace === undefined) return null;
    const name = rest
        .join('.')
        .replace(/\$(?=\w)/g, '.')
        .replace(/\$$/, '');
    if (namespace === 'Internal' && (name === 'Object' || name === 'Null' || name === 'Any')) return name;
    return namespace === 'System' || namespace === '' ? name : `${namespace}.${name}`;
}

/** One pass over a generic signature. `failed` is set when it names a class that is left out. */
class SignatureReader {
    private readonly text: string;
    private at = 0;
    failed = false;

    constructor(text: string) {
        this.text = text;
    }

    get done(): boolean {
        return this.at >= this.text.length;
    }

    take(expected: string): boolean {
        if (this.text[this.at] !== expected) return false;
        this.at++;
        return true;
    }

    /** `<K:Ljava/lang/Object;V:...>` at the start of class and method signatures. */
    typeParameters(): string[] {
        const names: string[] = [];
        if (!this.take('<')) return names;
        while (!this.take('>')) {
            const colon = this.text.indexOf(':', this.at);
            names.push(this.text.slice(this.at, colon));
            this.at = colon;
            while (this.take(':')) if (this.text[this.at] !== ':') this.type();
        }
        return names;
    }

    type(): string {
        const kind = this.text[this.at++];
        if (kind === 'V') return 'void';
        if (kind === 'Z') return 'Boolean';
        if (kind === 'I') return 'Integer';
        if (kind === '[') return `List<${this.type()}>`;
        if (kind === 'T') {
            const end = this.text.indexOf(';', this.at);
            const name = this.text.slice(this.at, end);
            this.at = end + 1;
            return name;
        }
        if (kind !== 'L') throw new Error(`unknown type in signature ${this.text}`);
        return this.classType();
    }

    private classType(): string {
        const start = this.at;
        while (!';<'.includes(this.text[this.at]!)) this.at++;
        let internal = this.text.slice(start, this.at);
        const args: string[] = [];
        if (this.take('<')) {
            while (!this.take('>')) {
                if (this.take('*')) {
                    args.push('Object');
                    continue;
                }
                if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
                args.push(this.type());
            }
        }
        if (this.take('.')) {
            const end = this.text.indexOf(';', this.at);
            internal += `$${this.text.slice(this.at, end)}`;
            this.at = end;
        }
        this.at++;
        const name = apexName(internal);
        if (name === null) this.failed = true;
        return args.length > 0 ? `${name}<${args.join(',')}>` : String(name);
    }
}

/** A Java name avoids reserved words with a dollar sign (`clone$`, `$boolean`). */
const memberName = (name: string): string => name.replace(/^\$|\$$/g, '');
const isVisible = (flags: number): boolean => (flags & ACC_PUBLIC) !== 0 && (flags & ACC_SYNTHETIC) === 0;

/** The committed form of one class; null when it is left out. */
function convert(file: ClassFile): StoredType | null {
    const name = apexName(file.name);
    if (name === null) return null;
    const isEnum = (file.flags & ACC_ENUM) !== 0;
    const result: StoredType = { name };
    const kind = isEnum ? 'enum' : (file.flags & ACC_INTERFACE) !== 0 ? 'interface' : 'class';
    if (kind !== 'class') result.kind = kind;
    const header = new SignatureReader(file.signature ?? '');
    const typeParameters = header.typeParameters();
    if (typeParameters.length > 0) result.typeParameters = typeParameters;
    if (!isEnum) {
        const superName = file.signature === null ? apexName(file.superName) : header.type();
        if (superName !== null && superName !== 'Object') result.super = superName;
        const interfaces = file.signature === null ? file.interfaces.map(apexName) : [];
        while (file.signature !== null && !header.done) interfaces.push(header.type());
        const known = interfaces.filter((each) => each !== null && each !== 'Internal.Interface');
        if (known.length > 0) result.interfaces = known as string[];
    }
    const fields = file.fields
        .filter((each) => isVisible(each.flags))
        .flatMap((each) => {
            if (isEnum) return [memberName(each.name)];
            const reader = new SignatureReader(each.signature);
            const type = reader.type();
            const isStatic = (each.flags & ACC_STATIC) !== 0 ? 'static ' : '';
            return reader.failed ? [] : [`${isStatic}${memberName(each.name)}:${type}`];
        });
    const constructors: string[] = [];
    const methods: string[] = [];
    for (const each of file.methods) {
        if (!isVisible(each.flags) || each.name === '<clinit>') continue;
        if (isEnum && (each.name === 'values' || each.name === 'valueOf')) continue;
        const reader = new SignatureReader(each.signature);
        reader.typeParameters();
        reader.take('(');
        const parameters: string[] = [];
        while (!reader.take(')')) parameters.push(reader.type());
        const returns = reader.type();
        if (reader.failed) continue;
        if (each.name === '<init>') constructors.push(`(${parameters.join(',')})`);
        else
            methods.push(
                `${(each.flags & ACC_STATIC) !== 0 ? 'static ' : ''}${memberName(each.name)}(${parameters.join(',')}):${returns}`
            );
    }
    if (fields.length > 0) result.fields = fields;
    if (constructors.length > 0) result.constructors = constructors.sort();
    if (methods.length > 0) result.methods = methods.sort();
    return result;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node generate-apex-types.ts JAR_DIR');
const jar = readdirSync(folder).find((each) => /^standard-types-.*\.jar$/.test(each));
if (jar === undefined) throw new Error(`no standard-types archive in ${folder}`);
const types = [...readArchive(join(folder, jar))]
    .filter(([path]) => path.startsWith(ROOT) && path.endsWith('.class'))
    .map(([, read]) => convert(readClassFile(read())))
    .filter((each) => each !== null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
const lines = types.map((each) => JSON.stringify(each));
const output = new URL('apex-types.json', import.meta.url);
writeFileSync(output, `{"source":${JSON.stringify(jar)},"types":[\n${lines.join(',\n')}\n]}\n`);
console.log(`${types.length} types from ${jar}`);
