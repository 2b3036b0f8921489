/**
 * The compiler's syntax tree: small plain objects, so that unchanged sources can keep theirs between compilations. Positions
 * are 1-based lines and columns.
 */

export interface Node {
    line: number;
    column: number;
}

/** A type as written: `Map<Id, List<Foo.Bar>>[]`. */
export interface TypeRef extends Node {
    /** Dotted name as written, without type arguments. */
    name: string;
    args: TypeRef[];
    /** Number of `[]` behind it. */
    dimensions: number;
}

export interface Annotation extends Node {
    /** Lower case, without the @. */
    name: string;
    /** Values by lower-case name; a single unnamed value under `value`. */
    values: Record<string, string | number | boolean | null>;
}

export interface Modifiers {
    /** Lower-case words; `with sharing` and the like are one word. */
    words: Set<string>;
    annotations: Annotation[];
}

export interface Parameter extends Node {
    name: string;
    type: TypeRef;
}

export type Literal =
    | { kind: 'null' }
    | { kind: 'boolean'; value: boolean }
    | { kind: 'string'; value: string }
    | { kind: 'integer' | 'long' | 'decimal' | 'double'; text: string };

export type BinaryOperator =
    | '+'
    | '-'
    | '*'
    | '/'
    | '&'
    | '|'
    | '^'
    | '<<'
    | '>>'
    | '>>>'
    | '&&'
    | '||'
    | '<'
    | '>'
    | '<='
    | '>='
    | '=='
    | '!='
    | '==='
    | '!==';

/** An inline query: its text with each bind expression replaced by `:b0`, `:b1`, ... */
export interface SoqlNode {
    text: string;
    binds: Expression[];
}

export type Expression = Node &
    (
        | { k: 'literal'; value: Literal }
        | { k: 'name'; name: string }
        | { k: 'this' }
        | { k: 'super' }
        | { k: 'dot'; target: Expression; name: string; safe: boolean }
        | { k: 'call'; name: string; args: Expression[] }
        | { k: 'methodCall'; target: Expression; name: string; args: Expression[]; safe: boolean }
        | { k: 'constructorCall'; which: 'this' | 'super'; args: Expression[] }
        | { k: 'new'; type: TypeRef; args: Expression[] }
        | { k: 'newList'; type: TypeRef; items: Expression[]; size: Expression | null }
        | { k: 'newMap'; type: TypeRef; pairs: [Expression, Expression][] }
        | { k: 'index'; target: Expression; index: Expression }
        | { k: 'cast'; type: TypeRef; operand: Expression }
        | { k: 'paren'; operand: Expression }
        | { k: 'instanceof'; operand: Expression; type: TypeRef }
        | { k: 'unary'; op: '+' | '-' | '!' | '~'; operand: Expression }
        | { k: 'step'; op: '++' | '--'; prefix: boolean; operand: Expression }
        | { k: 'binary'; op: BinaryOperator; left: Expression; right: Expression }
        | { k: 'assign'; op: BinaryOperator | null; target: Expression; value: Expression }
        | { k: 'conditional'; test: Expression; yes: Expression; no: Expression }
        | { k: 'coalesce'; left: Expression; right: Expression }
        | { k: 'typeLiteral'; type: TypeRef | null }
        | { k: 'soql'; query: SoqlNode }
        | { k: 'sosl' }
    );

export interface Declarator extends Node {
    name: string;
    init: Expression | null;
}

export interface LocalVariables extends Node {
    type: TypeRef;
    final: boolean;
    variables: Declarator[];
}

export interface Block extends Node {
    statements: Statement[];
    endLine: number;
}

export interface CatchClause extends Node {
    type: TypeRef;
    name: string;
    body: Block;
}

export type WhenLabel = Node & ({ kind: 'literal'; value: Literal } | { kind: 'name'; name: string });

export interface WhenClause extends Node {
    /** Labels, or a type pattern, or neither for `when else`. */
    labels: WhenLabel[];
    pattern: { type: TypeRef; name: string } | null;
    otherwise: boolean;
    body: Block;
}

export type Statement = Node &
    (
        | { k: 'block'; block: Block }
        | { k: 'local'; local: LocalVariables }
        | { k: 'expression'; expression: Expression }
        | { k: 'if'; test: Expression; yes: Statement; no: Statement | null }
        | { k: 'while'; test: Expression; body: Statement | null }
        | { k: 'do'; body: Block; test: Expression }
        | {
              k: 'for';
              init: LocalVariables | Expression[] | null;
              test: Expression | null;
              update: Expression[];
              body: Statement | null;
          }
        | { k: 'forEach'; type: TypeRef; name: string; source: Expression; body: Statement | null }
        | { k: 'return'; value: Expression | null }
        | { k: 'throw'; value: Expression }
        | { k: 'break' }
        | { k: 'continue' }
        | { k: 'try'; body: Block; catches: CatchClause[]; finally: Block | null }
        | { k: 'switch'; subject: Expression; clauses: WhenClause[] }
        | {
              k: 'dml';
              operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
              access: 'user' | 'system' | null;
              value: Expression;
              field: string | null;
              duplicates: Expression | null;
          }
        | { k: 'runAs'; args: Expression[]; body: Block }
    );

export interface MethodDeclaration extends Node {
    k: 'method';
    name: string;
    modifiers: Modifiers;
    returns: TypeRef | null;
    parameters: Parameter[];
    body: Block | null;
    endLine: number;
}

export interface ConstructorDeclaration extends Node {
    k: 'constructor';
    name: string;
    modifiers: Modifiers;
    parameters: Parameter[];
    body: Block;
    endLine: number;
}

export interface FieldDeclaration extends Node {
    k: 'field';
    modifiers: Modifiers;
    type: TypeRef;
    variables: Declarator[];
}

export interface Accessor extends Node {
    modifiers: Modifiers;
    /** Null: automatic. */
    body: Block | null;
}

export interface PropertyDeclaration extends Node {
    k: 'property';
    name: string;
    modifiers: Modifiers;
    type: TypeRef;
    get: Accessor | null;
    set: Accessor | null;
    endLine: number;
}

export interface InitialiserDeclaration extends Node {
    k: 'initialiser';
    static: boolean;
    body: Block;
}

export interface TypeDeclaration extends Node {
    k: 'type';
    kind: 'class' | 'interface' | 'enum';
    name: string;
    modifiers: Modifiers;
    superclass: TypeRef | null;
    interfaces: TypeRef[];
    constants: string[];
    members: Member[];
    endLine: number;
}

export type Member =
    | MethodDeclaration
    | ConstructorDeclaration
    | FieldDeclaration
    | PropertyDeclaration
    | InitialiserDeclaration
    | TypeDeclaration;

/** One trigger event, e.g. before insert. */
export interface TriggerEventNode {
    when: 'before' | 'after';
    operation: 'insert' | 'update' | 'delete' | 'undelete';
}

/** What a source text parses to. */
export interface ParsedUnit {
    kind: 'class' | 'trigger' | 'anonymous';
    /** The class; for triggers and anonymous blocks a class made of their member declarations. */
    type: TypeDeclaration | null;
    name: string;
    object: string | null;
    events: TriggerEventNode[];
    /** Statements of a trigger or an anonymous block. */
    body: Block | null;
    errors: { line: number; column: number; message: string }[];
}
