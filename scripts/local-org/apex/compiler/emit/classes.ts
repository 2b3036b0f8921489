import type {
    Accessor,
    ConstructorDeclaration,
    Expression,
    InitialiserDeclaration,
    MethodDeclaration,
    PropertyDeclaration
} from '../ast.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from '../symbols.ts';
import { T } from '../types.ts';
import { expression } from './expressions.ts';
import { generate } from './functions.ts';
import { statics } from './names.ts';
import { Scope } from './scope.ts';
import type { UnitEmitter } from './unit.ts';
import { coerce, quote } from './values.ts';

/** Generates a class and its inner classes where they stand. */
export function emitClass(emitter: UnitEmitter, cls: ClassSymbol): void {
    const { writer } = emitter;
    const { declaration } = cls;
    const handle = emitter.handle(cls);
    writer.at(declaration.line);
    if (cls.kind === 'interface') {
        writer.emit(`${handle}.define(()=>class{});`);
        return;
    }
    if (cls.kind === 'enum') {
        writer.emit(
            `${handle}.define(()=>$.enumClass(${quote(cls.fullName)},${JSON.stringify(declaration.constants)}));`
        );
        return;
    }
    const base =
        cls.superClass !== null
            ? `${emitter.handle(cls.superClass)}.l()`
            : cls.exception
              ? '$.ApexException'
              : '$.ApexObject';
    // A prefix keeps the names of JavaScript's own classes free inside the body.
    writer.emit(`${handle}.define(()=>class C$${cls.name} extends ${base}{`);
    emitAllocation(emitter, cls);
    const pieces = new Pieces();
    for (const member of declaration.members) {
        switch (member.k) {
            case 'type': {
                const inner = cls.inner.get(member.name.toLowerCase())!;
                writer.at(member.line);
                writer.emit('static{');
                emitClass(emitter, inner);
                writer.emit('}');
                break;
            }
            case 'method':
                emitMethod(emitter, cls, member);
                break;
            case 'constructor':
                emitConstructor(emitter, cls, member);
                break;
            case 'property':
                emitProperty(emitter, cls, cls.fields.get(member.name.toLowerCase())!, member);
                break;
            case 'initialiser':
                emitBlock(emitter, cls, member, pieces);
                break;
            case 'field':
                for (const variable of member.variables) {
                    const field = cls.fields.get(variable.name.toLowerCase())!;
                    if (variable.init !== null && field.declarator === variable)
                        emitInitialValue(emitter, cls, field, variable.init, pieces);
                }
        }
    }
    // The holder of a trigger's or an anonymous block's members spans the whole text, whose statements keep their own lines.
    const isHolder = emitter.unit.kind !== 'class' && declaration === emitter.unit.parsed.type;
    if (!isHolder) writer.at(declaration.endLine);
    emitEnds(emitter, cls, pieces);
    writer.emit('});');
}

/** Names of the generated initialiser pieces, in textual order. */
class Pieces {
    readonly instance: string[] = [];
    readonly static: string[] = [];

    add(isStatic: boolean): string {
        const list = isStatic ? this.static : this.instance;
        const name = `n${this.instance.length + this.static.length}`;
        list.push(name);
        return name;
    }
}

/** The JavaScript constructor only makes room: fields are null until initialisers run. */
function emitAllocation(emitter: UnitEmitter, cls: ClassSymbol): void {
    const fields = [...cls.fields.values()]
        .filter((each) => !each.static)
        .map((each) => `this.${each.js}=null;`)
        .join('');
    emitter.writer.emit(
        cls.exception
            ? `constructor($n=${quote(cls.fullName)}){super($n);${fields}}`
            : fields === ''
              ? ''
              : `constructor(){super();${fields}}`
    );
}

function emitMethod(emitter: UnitEmitter, cls: ClassSymbol, node: MethodDeclaration): void {
    if (node.body === null) return;
    const method = cls.methods.get(node.name.toLowerCase())?.find((each) => each.declaration === node);
    if (method === undefined) return;
    const scope = new Scope(emitter, cls, { static: method.static, returns: method.returns });
    generate({
        scope,
        head: `${method.static ? 'static ' : ''}${method.js}`,
        parameters: method.parameters,
        body: node.body,
        at: node,
        endLine: node.endLine
    });
}

function emitConstructor(emitter: UnitEmitter, cls: ClassSymbol, node: ConstructorDeclaration): void {
    const method = cls.constructors.find((each) => each.declaration === node) as MethodSymbol;
    const scope = new Scope(emitter, cls, { static: false, returns: T.void });
    generate({
        scope,
        head: method.js,
        parameters: method.parameters,
        body: node.body,
        at: node,
        endLine: node.endLine,
        result: 'this',
        before: () => {
            const first = node.body.statements[0];
            if (first?.k !== 'expression' || first.expression.k !== 'constructorCall') {
                emitter.writer.emit(implicitSuper(scope, cls, node));
                return 0;
            }
            emitter.writer.at(first.line);
            const call = expression(scope, first.expression).js;
            emitter.writer.emit(`${emitter.count(first.line)}${call};`);
            return 1;
        }
    });
}

/** The superclass constructor that runs when none is named. */
function implicitSuper(scope: Scope, cls: ClassSymbol, at: { line: number; column: number }): string {
    if (cls.superClass === null) return '';
    return `${expression(scope, { line: at.line, column: at.column, k: 'constructorCall', which: 'super', args: [] } as Expression).js};`;
}

function emitAccessor(
    emitter: UnitEmitter,
    cls: ClassSymbol,
    field: FieldSymbol,
    accessor: Accessor,
    kind: 'get' | 'set',
    endLine: number
): void {
    const { writer } = emitter;
    const name = `${field.static ? 'static ' : ''}${kind === 'get' ? 'g' : 's'}_${field.name.toLowerCase()}`;
    const scope = new Scope(emitter, cls, {
        static: field.static,
        returns: kind === 'get' ? field.type : T.void,
        accessor: field
    });
    if (accessor.body === null) {
        writer.at(accessor.line);
        const stored = `${field.static ? statics(scope, cls) : 'this'}.${field.js}`;
        writer.emit(kind === 'get' ? `${name}(){return ${stored};}` : `${name}(v){return ${stored}=v;}`);
        return;
    }
    if (kind === 'get') generate({ scope, head: name, parameters: [], body: accessor.body, at: accessor, endLine });
    else
        generate({
            scope,
            head: name,
            parameters: [{ name: 'value', type: field.type }],
            body: accessor.body,
            at: accessor,
            endLine,
            result: 'v_value'
        });
}

function emitProperty(emitter: UnitEmitter, cls: ClassSymbol, field: FieldSymbol, node: PropertyDeclaration): void {
    if (!field.accessors || field.property !== node || node.modifiers.words.has('abstract')) return;
    const parts = [
        node.get === null ? null : (['get', node.get] as const),
        node.set === null ? null : (['set', node.set] as const)
    ].filter((each) => each !== null);
    parts.sort((a, b) => a[1].line - b[1].line);
    for (const [kind, accessor] of parts) emitAccessor(emitter, cls, field, accessor, kind, node.endLine);
}

function emitBlock(emitter: UnitEmitter, cls: ClassSymbol, node: InitialiserDeclaration, pieces: Pieces): void {
    const scope = new Scope(emitter, cls, { static: node.static, returns: T.void });
    const name = pieces.add(node.static);
    generate({
        scope,
        head: `${node.static ? 'static ' : ''}${name}_${cls.id}`,
        parameters: [],
        body: node.body,
        at: node,
        endLine: node.body.endLine
    });
}

function emitInitialValue(
    emitter: UnitEmitter,
    cls: ClassSymbol,
    field: FieldSymbol,
    init: Expression,
    pieces: Pieces
): void {
    const { writer } = emitter;
    const scope = new Scope(emitter, cls, { static: field.static, returns: T.void });
    const name = pieces.add(field.static);
    writer.at(init.line);
    const value = coerce(scope, expression(scope, init), field.type, init);
    const holder = field.static ? statics(scope, cls) : 'this';
    writer.emit(
        `${field.static ? 'static ' : ''}${name}_${cls.id}(){${emitter.count(init.line)}${holder}.${field.js}=${value};${scope.temps}}`
    );
}

/**
 * Initialisers, default constructor, static holder. All initialisers, the superclass's first, run before any constructor body
 * ("These code blocks run before the constructor" [Apex Developer Guide, "Using Initialization Code"]), so that a method which a
 * superclass's constructor calls finds the fields of its subclass in place.
 */
function emitEnds(emitter: UnitEmitter, cls: ClassSymbol, pieces: Pieces): void {
    const { writer } = emitter;
    const inherited = cls.superClass === null ? '' : 'super.$init();';
    writer.emit(
        `$init(){${inherited}${pieces.instance.map((each) => `this.${each}_${cls.id}();`).join('')}return this;}`
    );
    if (cls.constructors.length === 0) {
        const scope = new Scope(emitter, cls, { static: false, returns: T.void });
        const body = cls.exception ? '$.setException(this,null,null);' : implicitSuper(scope, cls, cls.declaration);
        writer.emit(`c_${cls.id}(){${body}return this;}`);
    }
    const fields = [...cls.fields.values()]
        .filter((each) => each.static)
        .map((each) => `${each.js}:null`)
        .join(',');
    writer.emit(
        `static $s(){return {${fields}};}static $si(){${pieces.static.map((each) => `this.${each}_${cls.id}();`).join('')}}`
    );
}
