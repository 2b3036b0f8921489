/** `compileFormula`: text -> checked tree -> closures over a FormulaContext. */
import type { FieldModel, FieldType, ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import { DAY_MS, isoDate } from './dates.ts';
import { formulaType, fromRaw, resolvePath, UnknownFieldError } from './fields.ts';
import { plainFunctions } from './functions.ts';
import type { PlainFunction } from './functions.ts';
import { readGlobal } from './globals.ts';
import { round } from './numbers.ts';
import { binary, unary } from './operators.ts';
import { parseFormula } from './parse.ts';
import type { Node } from './parse.ts';
import { specialFunctions } from './special.ts';
import { FormulaError, FormulaFailure } from './types.ts';
import type { CompiledFormula, FormulaContext, FormulaOptions, FormulaType, Value } from './types.ts';

/** A checked expression. `field` is set when it is nothing but a field of the record. */
export interface Typed {
    type: FormulaType;
    run(context: FormulaContext): Value;
    field?: { path: string; model: FieldModel };
}

/** Compilation of one formula; special functions use it to compile their arguments their own way. */
export class Compilation {
    readonly model: OrgModel;
    readonly object: ObjectModel;
    readonly options: FormulaOptions;
    readonly inputs = new Set<string>();
    deterministic = true;

    constructor(model: OrgModel, object: ObjectModel, options: FormulaOptions) {
        this.model = model;
        this.object = object;
        this.options = options;
    }

    /** Compiles a node to a value that is no picklist; those may only stand where a function says so. */
    value(node: Node): Typed {
        const typed = this.any(node);
        if (typed.type === 'picklist' || typed.type === 'multipicklist') {
            const { path } = typed.field!;
            throw new FormulaError(
                `Field ${path} is a picklist field. Picklist fields are only supported in certain functions.`,
                node.offset
            );
        }
        return typed;
    }

    any(node: Node): Typed {
        switch (node.kind) {
            case 'number':
            case 'boolean':
            case 'text': {
                const { value, kind } = node;
                return { type: kind, run: () => value };
            }
            case 'null':
                return { type: 'null', run: () => null };
            case 'field':
                return this.#field(node);
            case 'unary':
                return unary(node.operator, this.value(node.operand), node);
            case 'binary':
                return binary(node.operator, this.value(node.left), this.value(node.right), node);
            case 'call':
                return this.#call(node);
        }
    }

    /** Compiles a node and checks its type (`text|date`). The literal NULL fits everywhere. */
    typed(node: Node, wanted: string, where: string): Typed {
        const typed = wanted.includes('picklist') ? this.any(node) : this.value(node);
        if (typed.type === 'null') return wanted === 'text' ? { type: 'text', run: () => '' } : typed;
        if (!wanted.split('|').includes(typed.type)) {
            throw new FormulaError(
                `Incorrect parameter type for ${where}. Expected ${title(wanted)}, received ${title(typed.type)}`,
                node.offset
            );
        }
        return typed;
    }

    /** The record's field that a node names; for ISCHANGED, PRIORVALUE and the like. */
    fieldOf(node: Node, where: string): NonNullable<Typed['field']> {
        const field = node.kind === 'field' ? this.any(node).field : undefined;
        if (field === undefined)
            throw new FormulaError(`Incorrect parameter for ${where}: a field is expected`, node.offset);
        return field;
    }

    #field(node: Node & { kind: 'field' }): Typed {
        if (node.path.startsWith('$')) return readGlobal(this, node);
        if (this.options.allow === 'default')
            throw new FormulaError(`Field ${node.path} may not be used in this type of formula`, node.offset);
        let resolved;
        try {
            resolved = resolvePath(this.model, this.object, node.path);
        } catch (error) {
            if (!(error instanceof UnknownFieldError)) throw error;
            throw new FormulaError(error.message, node.offset);
        }
        const { path, field } = resolved;
        const type = formulaType(field.type);
        if (type === null || (field.longText && this.options.allow === 'field'))
            throw new FormulaError(
                `You referenced an unsupported field type called "${field.type}" using field ${path}`,
                node.offset
            );
        this.inputs.add(path);
        const read = fromRaw(field.type, this.options.blankAsZero === true);
        return { type, run: (context) => read(context.get(path)), field: { path, model: field } };
    }

    #call(node: Node & { kind: 'call' }): Typed {
        const special = specialFunctions[node.name];
        if (special !== undefined) return special(this, node);
        const plain = Object.hasOwn(plainFunctions, node.name) ? plainFunctions[node.name] : undefined;
        if (plain === undefined) throw new FormulaError(`Unknown function ${node.name}. Check spelling.`, node.offset);
        return this.#plain(node, plain);
    }

    #plain(node: Node & { kind: 'call' }, plain: PlainFunction): Typed {
        const { parameters } = plain;
        const least = parameters.filter((each) => !each.endsWith('?')).length;
        const most = plain.repeat ? Infinity : parameters.length;
        if (node.args.length < least || node.args.length > most) {
            throw new FormulaError(
                `Incorrect number of parameters for function '${node.name}()'. Expected ${least}, received ${node.args.length}`,
                node.offset
            );
        }
        const args = node.args.map((each, index) =>
            this.typed(each, (parameters[index] ?? parameters.at(-1)!).replace('?', ''), `function '${node.name}()'`)
        );
        const call = plain.run as (...values: Value[]) => Value;
        const isText = plain.returns === 'text';
        const runs = args.map((each) => each.run);
        return {
            type: plain.returns,
            run: (context) => {
                const values: Value[] = [];
                for (const run of runs) {
                    const value = run(context);
                    if (value === null && plain.acceptsNull !== true) return isText ? '' : null;
                    values.push(value);
                }
                return call(...values);
            }
        };
    }
}

const title = (type: string): string =>
    type
        .split('|')
        .map((each) => each[0]!.toUpperCase() + each.slice(1))
        .join(', ');

/** Turns a result into the raw value of the wanted field type. */
function toRaw(returnType: FieldType, scale: number | undefined): (value: Value) => RawValue {
    const kind = formulaType(returnType);
    if (kind === 'number') {
        const factor = returnType === 'percent' ? 100 : 1;
        return (value) => {
            if (typeof value !== 'number') return null;
            const result = factor === 1 ? value : Number((value * factor).toPrecision(15));
            return scale === undefined ? result : round(result, scale);
        };
    }
    if (kind === 'boolean') return (value) => value === true;
    if (kind === 'date') return (value) => (typeof value === 'number' ? isoDate(value) : null);
    if (kind === 'time') return (value) => (typeof value === 'number' ? ((value % DAY_MS) + DAY_MS) % DAY_MS : null);
    if (kind === 'datetime') return (value) => (typeof value === 'number' ? Math.round(value) : null);
    return (value) => (value === null || value === '' ? null : String(value));
}

/** What a result type accepts: a picklist field's default or a reference takes text. */
function checkResult(typed: Typed, returnType: FieldType): void {
    const wanted = formulaType(returnType);
    const expected = wanted === 'picklist' || wanted === 'multipicklist' ? 'text' : wanted;
    if (expected === null) throw new FormulaError(`Formulas cannot return ${returnType}`, 0);
    if (typed.type !== 'null' && typed.type !== expected)
        throw new FormulaError(
            `Formula result is data type (${title(typed.type)}), incompatible with expected data type (${title(expected)}).`,
            0
        );
}

/**
 * Compiles a formula of an object. Throws FormulaError, with the platform's wording where it is known, for what an org would
 * not save and for functions that the local org does not model.
 */
export function compileFormula(
    model: OrgModel,
    object: ObjectModel,
    source: string,
    options: FormulaOptions
): CompiledFormula {
    const compilation = new Compilation(model, object, options);
    const typed = compilation.value(parseFormula(source));
    checkResult(typed, options.returnType);
    const convert = toRaw(options.returnType, options.scale);
    const lenient = options.allow !== 'validation';
    return {
        inputs: [...compilation.inputs],
        deterministic: compilation.deterministic,
        type: typed.type,
        evaluate: (context) => {
            try {
                return convert(typed.run(context));
            } catch (error) {
                if (lenient && error instanceof FormulaFailure) return convert(null);
                throw error;
            }
        }
    };
}

/** The formula of a calculated field. */
export function compileFieldFormula(model: OrgModel, object: ObjectModel, field: FieldModel): CompiledFormula {
    return compileFormula(model, object, field.formula ?? '', {
        returnType: field.type,
        blankAsZero: field.formulaBlankAsZero,
        allow: 'field',
        ...(formulaType(field.type) === 'number' ? { scale: field.scale } : {})
    });
}
