import type { Block, Expression, LocalVariables, Statement, WhenClause, WhenLabel } from '../ast.ts';
import { conversionCost } from '../convert.ts';
import { isListLike, platformName, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { expression, literal } from './expressions.ts';
import { enumConstant } from './names.ts';
import type { Ex, Scope } from './scope.ts';
import { defaultMode } from './soql.ts';
import { coerce, condition, convert, quote } from './values.ts';

/** Generates the statements of a block; the braces are the caller's. */
export function statements(s: Scope, block: Block): void {
    s.block(() => {
        for (const each of block.statements) statement(s, each);
    });
}

function nested(s: Scope, node: Statement | null): void {
    const { writer } = s.emitter;
    writer.emit('{');
    if (node?.k === 'block') statements(s, node.block);
    else if (node !== null) s.block(() => statement(s, node));
    writer.emit('}');
}

function body(s: Scope, block: Block): void {
    s.emitter.writer.emit('{');
    statements(s, block);
    s.emitter.writer.emit('}');
}

const TICK = 'if(--$.t<0)$.tick();';

function loop(s: Scope, node: Statement | null): void {
    const { writer } = s.emitter;
    writer.emit(`{${TICK}`);
    s.loops++;
    if (node?.k === 'block') statements(s, node.block);
    else if (node !== null) s.block(() => statement(s, node));
    s.loops--;
    writer.emit('}');
}

/** Generates one statement on its own line. */
export function statement(s: Scope, node: Statement): void {
    const { writer } = s.emitter;
    writer.at(node.line);
    if (node.k !== 'block') writer.emit(s.emitter.count(node.line));
    switch (node.k) {
        case 'block':
            return body(s, node.block);
        case 'local':
            return writer.emit(`${locals(s, node.local)};`);
        case 'expression':
            return effect(s, node.expression);
        case 'if':
            writer.emit(`if(${condition(s, expression(s, node.test), node.test)})`);
            nested(s, node.yes);
            if (node.no !== null) {
                writer.emit('else ');
                nested(s, node.no);
            }
            return;
        case 'while':
            writer.emit(`while(${condition(s, expression(s, node.test), node.test)})`);
            return loop(s, node.body);
        case 'do':
            writer.emit('do');
            loop(s, { line: node.body.line, column: node.body.column, k: 'block', block: node.body });
            return writer.emit(`while(${condition(s, expression(s, node.test), node.test)});`);
        case 'for':
            return s.block(() => forLoop(s, node));
        case 'forEach':
            return s.block(() => forEach(s, node));
        case 'return':
            return returnStatement(s, node);
        case 'throw': {
            const e = expression(s, node.value);
            if (conversionCost(s.program, e.type, s.program.platformText('Exception')) === null)
                s.error(node, 'Throw expression must be of type exception: ' + e.type.text);
            return writer.emit(`throw $.thrown(${e.js});`);
        }
        case 'break':
        case 'continue':
            if (s.loops === 0) s.error(node, `${node.k === 'break' ? 'Break' : 'Continue'} statement must be in loop`);
            return writer.emit(`${node.k};`);
        case 'try':
            return tryStatement(s, node);
        case 'switch':
            return s.block(() => switchStatement(s, node));
        case 'dml':
            return dml(s, node);
        case 'runAs': {
            const args = node.args.map((each) => expression(s, each).js);
            const temp = s.temp();
            writer.emit(`${temp}=$.enterRunAs(${args.join(',')});try`);
            body(s, node.body);
            return writer.emit(`finally{$.leaveRunAs(${temp});}`);
        }
    }
}

/** An expression for its effect: a postfix step needs no old value. */
function effect(s: Scope, node: Expression): void {
    const cheap = node.k === 'step' && !node.prefix ? { ...node, prefix: true } : node;
    if (!['call', 'methodCall', 'assign', 'step', 'new', 'constructorCall'].includes(node.k))
        s.error(node, 'Expression cannot be a statement');
    s.emitter.writer.emit(`${expression(s, cheap).js};`);
}

function locals(s: Scope, node: LocalVariables): string {
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    const parts: string[] = [];
    for (const variable of node.variables) {
        const value = variable.init === null ? 'null' : coerce(s, expression(s, variable.init), type, variable);
        parts.push(`${s.declare(variable.name, type, variable, node.final)}=${value}`);
    }
    return `let ${parts.join(',')}`;
}

function forLoop(s: Scope, node: Statement & { k: 'for' }): void {
    const init =
        node.init === null
            ? ''
            : Array.isArray(node.init)
              ? node.init.map((each) => expression(s, each).js).join(',')
              : locals(s, node.init);
    const test = node.test === null ? '' : condition(s, expression(s, node.test), node.test);
    const update = node.update
        .map((each) => expression(s, each.k === 'step' ? { ...each, prefix: true } : each).js)
        .join(',');
    s.emitter.writer.emit(`for(${init};${test};${update})`);
    loop(s, node.body);
}

function elementType(s: Scope, source: Ex, variable: ApexType): ApexType | null {
    const { type } = source;
    if (isListLike(type) || type.kind === 'set') return type.args[0]!;
    if (type.kind === 'any' || type.kind === 'object') return T.any;
    if (type.kind === 'platform') return platformName(type) === 'Iterable' ? (type.args[0] ?? T.any) : T.any;
    if (type.kind === 'class') {
        const iterable = s.program.types.platform('Iterable', [variable]);
        return conversionCost(s.program, type, iterable) === null ? null : variable;
    }
    return null;
}

function forEach(s: Scope, node: Statement & { k: 'forEach' }): void {
    const { writer } = s.emitter;
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    const source = expression(s, node.source);
    const element = elementType(s, source, type);
    const temp = s.temp();
    if (element === null) s.error(node, `Loop must iterate over a collection: ${source.type.text}`);
    // `for (List<Account> chunk : [SELECT ...])` gets 200 rows at a time.
    const chunks = source.type.kind === 'rows' && type.kind === 'list';
    writer.emit(`for(${temp} of ${chunks ? `$.chunks(${source.js})` : `$.each(${source.js})`})`);
    const name = s.declare(node.name, type, node);
    const item: Ex = { js: temp, type: chunks ? type : (element ?? T.any) };
    // Rows of a dynamic query are what the loop's variable says.
    const isRow = type.kind === 'record' || type === s.program.platformText('AggregateResult');
    const value = item.type.kind === 'sobject' && isRow ? temp : coerce(s, item, type, node);
    writer.emit(`{let ${name}=${value};`);
    loop(s, node.body);
    writer.emit('}');
}

function returnStatement(s: Scope, node: Statement & { k: 'return' }): void {
    if (node.value === null) {
        if (s.returns !== T.void) s.error(node, `Missing return value of type ${s.returns.text}`);
        return s.emitter.writer.emit(s.leave(null, true));
    }
    const e = expression(s, node.value);
    if (s.returns === T.void) {
        if (e.type.kind !== 'any') s.error(node, 'Void method must not return a value');
        return s.emitter.writer.emit(s.leave(e.js, false));
    }
    s.emitter.writer.emit(s.leave(coerce(s, e, s.returns, node), e.simple === true));
}

function tryStatement(s: Scope, node: Statement & { k: 'try' }): void {
    const { writer } = s.emitter;
    const failure = node.finally === null ? null : s.temp();
    if (failure !== null) writer.emit(`${failure}=null;try{`);
    writer.emit('try');
    body(s, node.body);
    if (node.catches.length > 0) {
        const caught = s.temp();
        writer.emit(`catch($e){${caught}=$.caught($e,$d,$h);`);
        for (const [i, clause] of node.catches.entries()) {
            const type = s.program.resolveType(clause.type, s.cls, s.emitter.unit);
            writer.emit(`${i === 0 ? '' : 'else '}if($.isException(${caught},${quote(type.text)})){`);
            s.block(() => {
                writer.emit(`let ${s.declare(clause.name, type, clause)}=${caught};`);
                statements(s, clause.body);
            });
            writer.emit('}');
        }
        writer.emit(`else throw ${caught};}`);
    } else {
        writer.emit('catch($e){throw $e;}');
    }
    if (failure === null) return;
    writer.emit(`}catch($e){${failure}=$e;throw $e;}finally{if($.runsFinally(${failure},$d,$h))`);
    body(s, node.finally!);
    writer.emit('}');
}

function label(s: Scope, subject: Ex, node: WhenLabel, variable: string): string {
    if (node.kind === 'literal') {
        const value = literal(s, node.value);
        if (value.type === T.null) return `${variable}===null`;
        const converted = subject.type === T.Long ? convert(value, T.Long) : value.js;
        return `${variable}===${converted}`;
    }
    const cls = subject.type.kind === 'class' ? subject.type.cls! : null;
    const constant = cls === null ? null : enumConstant(s, cls, node.name);
    if (constant !== null) return `${variable}===${constant.js}`;
    if (subject.type.kind === 'platform')
        return `${variable}===$.platformEnum(${quote(platformName(subject.type))},${quote(node.name)})`;
    s.error(node, `Invalid when value: ${node.name}`);
    return 'false';
}

function switchStatement(s: Scope, node: Statement & { k: 'switch' }): void {
    const { writer } = s.emitter;
    const subject = expression(s, node.subject);
    const variable = s.temp();
    writer.emit(`${variable}=${subject.js};`);
    const clauses: WhenClause[] = node.clauses;
    for (const [i, clause] of clauses.entries()) {
        writer.at(clause.line);
        if (i > 0) writer.emit('else ');
        if (clause.pattern !== null) {
            const { pattern } = clause;
            const type = s.program.resolveType(pattern.type, s.cls, s.emitter.unit);
            writer.emit(`if($.is(${variable},${quote(type.text)})){`);
            s.block(() => {
                writer.emit(`let ${s.declare(pattern.name, type, pattern.type)}=${variable};`);
                statements(s, clause.body);
            });
            writer.emit('}');
            continue;
        }
        if (clause.otherwise) writer.emit(i === 0 ? 'if(true)' : '');
        else writer.emit(`if(${clause.labels.map((each) => label(s, subject, each, variable)).join('||')})`);
        body(s, clause.body);
    }
}

function dml(s: Scope, node: Statement & { k: 'dml' }): void {
    const value = expression(s, node.value);
    const listOrRow =
        isListLike(value.type) ||
        value.type.kind === 'record' ||
        value.type.kind === 'sobject' ||
        value.type.kind === 'any';
    if (!listOrRow) s.error(node, `DML requires SObject or SObject list type: ${value.type.text}`);
    const mode = node.access ?? defaultMode(s);
    const duplicates = node.duplicates === null ? 'null' : expression(s, node.duplicates).js;
    let field: string | null = null;
    if (node.field !== null) {
        const record = isListLike(value.type) ? value.type.args[0]! : value.type;
        const parts = node.field.split('.');
        const found = record.kind === 'record' ? s.program.model.field(record.object!, parts.at(-1)!) : undefined;
        if (record.kind === 'record' && found === undefined)
            s.error(node, `Invalid field ${node.field} for SObject ${record.text}`);
        field = found?.name ?? parts.at(-1)!;
    }
    s.emitter.writer.emit(
        `$.dml("${node.operation}",${value.js},"${mode}",${field === null ? 'null' : quote(field)},${duplicates});`
    );
}
