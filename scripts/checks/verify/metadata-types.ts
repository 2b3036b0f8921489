/** Metadata XML against the official types (generated from the Metadata API's WSDL): elements, enumerations, repetition. */
import path from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import ts from 'typescript';
import type { Finding } from '../lib/finding.ts';
import { parseMetadata, type XmlValue } from '../lib/metadata.ts';
import { openProject, type Project, projectRoot, readSource, sourceFiles } from '../lib/project.ts';

export const title = 'metadata against the official types';

/** Checks every `*-meta.xml`. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const types = new MetadataTypes();
    return sourceFiles(project, '**/*-meta.xml').flatMap((file) => {
        const source = readSource(project, file);
        const complain = (message: string, rule = 'metadata-type', line?: number): Finding => ({
            file,
            line,
            rule,
            message
        });
        const valid = XMLValidator.validate(source);
        if (valid !== true) return [complain(valid.err.msg, 'xml', valid.err.line)];
        const parsed = parseMetadata(source);
        if (parsed === null) return [complain('no XML document', 'xml')];
        const type = types.root(parsed.type);
        return type === undefined
            ? [complain(`unknown root element <${parsed.type}>`)]
            : types.compare(parsed.xml, type, parsed.type).map((message) => complain(message));
    });
}

/** The metadata types as the TypeScript compiler sees them. */
class MetadataTypes {
    readonly #checker: ts.TypeChecker;
    readonly #roots: Map<string, ts.Type>;

    constructor() {
        const file = path.join(projectRoot, 'node_modules/@salesforce/types/lib/metadata.d.ts');
        const program = ts.createProgram([file], { lib: ['lib.es2022.d.ts'], types: [] });
        this.#checker = program.getTypeChecker();
        const module = this.#checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
        this.#roots = new Map(
            this.#checker
                .getExportsOfModule(module)
                .map((symbol) => [symbol.name, this.#checker.getDeclaredTypeOfSymbol(symbol)])
        );
    }

    /** The type behind a root element. */
    root(name: string): ts.Type | undefined {
        return this.#roots.get(name);
    }

    /** What of a value does not fit its type. @param place the path of elements, for messages */
    compare(value: XmlValue, declared: ts.Type, place: string): string[] {
        const type = this.#checker.getNonNullableType(declared);
        if (value === undefined || (type.flags & ts.TypeFlags.Any) !== 0) return [];
        if (typeof value === 'string') return this.#compareText(value, type, place);
        if (Array.isArray(value)) return value.flatMap((item) => this.compare(item, type, place));
        if (this.#isText(type)) {
            // Attributes such as xsi:type and xsi:nil come with a text.
            const text = value['#text'];
            return typeof text === 'string' ? this.#compareText(text, type, place) : [];
        }
        return Object.entries(value).flatMap(([element, content]) => {
            if (element.startsWith('@') || element === '#text') return [];
            const property = this.#checker.getPropertyOfType(type, element);
            if (property === undefined) return [`unknown element <${element}> in ${place}`];
            const propertyType = this.#checker.getNonNullableType(this.#checker.getTypeOfSymbol(property));
            const isList = this.#checker.isArrayType(propertyType);
            const repeated =
                Array.isArray(content) && content.length > 1 && !isList ? [`<${element}> is repeated in ${place}`] : [];
            const itemType = isList
                ? this.#checker.getTypeArguments(propertyType as ts.TypeReference)[0]!
                : propertyType;
            return [...repeated, ...this.compare(content, itemType, `${place}.${element}`)];
        });
    }

    #isText(type: ts.Type): boolean {
        const scalar = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;
        return (
            (type.flags & scalar) !== 0 || (type.isUnion() && type.types.every((part) => (part.flags & scalar) !== 0))
        );
    }

    #compareText(value: string, type: ts.Type, place: string): string[] {
        const isBoolean = (type.flags & ts.TypeFlags.BooleanLike) !== 0;
        if (isBoolean)
            return value === 'true' || value === 'false' ? [] : [`${place} must be true or false, not '${value}'`];
        if (type.isUnion()) {
            const allowed = type.types
                .filter((part) => part.isStringLiteral())
                .map((part) => (part as ts.StringLiteralType).value);
            return allowed.length === 0 || allowed.includes(value)
                ? []
                : [
                      `${place}: '${value}' is none of ${allowed.slice(0, 8).join(', ')}${allowed.length > 8 ? ', ...' : ''}`
                  ];
        }
        if (type.isStringLiteral()) return type.value === value ? [] : [`${place}: '${value}' is not '${type.value}'`];
        if ((type.flags & ts.TypeFlags.NumberLike) !== 0)
            return Number.isNaN(Number(value)) || value === '' ? [`${place} must be a number, not '${value}'`] : [];
        if ((type.flags & ts.TypeFlags.StringLike) !== 0 || value.trim() === '') return [];
        return [`${place} holds elements, not the text '${value.slice(0, 30)}'`];
    }
}
