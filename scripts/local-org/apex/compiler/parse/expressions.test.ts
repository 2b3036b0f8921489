import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expression, Statement, TypeRef } from '../ast.ts';
import { parseUnit } from './index.ts';

function typeText({ name, args, dimensions }: TypeRef): string {
    const inner = args.length > 0 ? `<${args.map(typeText).join(',')}>` : '';
    return `${name}${inner}${'[]'.repeat(dimensions)}`;
}

/** An expression with every operation in parentheses. */
function shape(e: Expression): string {
    const all = (list: Expression[]): string => list.map(shape).join(' ');
    switch (e.k) {
        case 'literal':
            return e.value.kind === 'null' ? 'null' : 'value' in e.value ? JSON.stringify(e.value.value) : e.value.text;
        case 'name':
            return e.name;
        case 'this':
        case 'super':
            return e.k;
        case 'dot':
            return `(${e.safe ? '?.' : '.'} ${shape(e.target)} ${e.name})`;
        case 'call':
            return `(${e.name}! ${all(e.args)})`;
        case 'methodCall':
            return `(${e.safe ? '?.' : '.'}${e.name}! ${all([e.target, ...e.args])})`;
        case 'constructorCall':
            return `(${e.which}! ${all(e.args)})`;
        case 'new':
            return `(new ${typeText(e.type)} ${all(e.args)})`;
        case 'newList':
            return `(list ${typeText(e.type)} ${e.size ? `size ${shape(e.size)}` : all(e.items)})`;
        case 'newMap':
            return `(map ${typeText(e.type)} ${e.pairs.map(([key, value]) => `${shape(key)}=>${shape(value)}`).join(' ')})`;
        case 'index':
            return `([] ${shape(e.target)} ${shape(e.index)})`;
        case 'cast':
            return `(cast ${typeText(e.type)} ${shape(e.operand)})`;
        case 'paren':
            return `{${shape(e.operand)}}`;
        case 'instanceof':
            return `(instanceof ${shape(e.operand)} ${typeText(e.type)})`;
        case 'unary':
            return `(${e.op} ${shape(e.operand)})`;
        case 'step':
            return e.prefix ? `(${e.op}_ ${shape(e.operand)})` : `(_${e.op} ${shape(e.operand)})`;
        case 'binary':
            return `(${e.op} ${shape(e.left)} ${shape(e.right)})`;
        case 'assign':
            return `(${e.op ?? ''}= ${shape(e.target)} ${shape(e.value)})`;
        case 'conditional':
            return `(? ${shape(e.test)} ${shape(e.yes)} ${shape(e.no)})`;
        case 'coalesce':
            return `(?? ${shape(e.left)} ${shape(e.right)})`;
        case 'typeLiteral':
            return `(class ${e.type === null ? 'void' : typeText(e.type)})`;
        case 'soql':
            return `[${e.query.text} | ${all(e.query.binds)}]`;
        case 'sosl':
            return '[sosl]';
    }
}

function only(text: string): Statement {
    const unit = parseUnit(text, 'anonymous', 'X');
    assert.deepEqual(unit.errors, [], text);
    assert.equal(unit.body!.statements.length, 1, text);
    return unit.body!.statements[0]!;
}

function expect(pairs: Record<string, string>): void {
    for (const [text, expected] of Object.entries(pairs)) {
        const statement = only(`x = ${text};`);
        assert.ok(statement.k === 'expression' && statement.expression.k === 'assign', text);
        assert.equal(shape(statement.expression.value), expected, text);
    }
}

test('shouldBindAsThePlatformsPrecedenceSaysWhenOperatorsAreMixed', () => {
    expect({
        'a + b * c - d': '(- (+ a (* b c)) d)',
        'a - b - c': '(- (- a b) c)',
        'a || b && c': '(|| a (&& b c))',
        'a == b && c != d': '(&& (== a b) (!= c d))',
        'a <> b': '(!= a b)',
        'a | b ^ c & d': '(| a (^ b (& c d)))',
        'a < b == c >= d': '(== (< a b) (>= c d))',
        'a << 1 + b': '(<< a (+ 1 b))',
        'a >> b >>> c': '(>>> (>> a b) c)',
        'a instanceof Account == b': '(== (instanceof a Account) b)',
        '!a instanceof Account': '(instanceof (! a) Account)',
        '-a.b * -1': '(* (- (. a b)) (- 1))',
        '- -a': '(- (- a))',
        '!a == b': '(== (! a) b)',
        'a ?? b ?? c': '(?? (?? a b) c)',
        'a ?? b || c': '(?? a (|| b c))',
        'a ? b : c ? d : e': '(? a b (? c d e))',
        'a = b += c ? 1 : 2': '(= a (+= b (? c 1 2)))',
        'i++ + ++j': '(+ (_++ i) (++_ j))',
        'a >>= 1': '(>>= a 1)',
        'a >>>= b <<= c': '(>>>= a (<<= b c))'
    });
});

test('shouldTellCastsFromParenthesesWhenTypesAndNamesLookAlike', () => {
    expect({
        '(Account) o': '(cast Account o)',
        '(List<Account>) o.get(1)': '(cast List<Account> (.get! o 1))',
        '(Account[]) o': '(cast Account[] o)',
        '(Integer) -1': '(cast Integer (- 1))',
        '(a) - 1': '(- {a} 1)',
        '(a.b) + c': '(+ {(. a b)} c)',
        '(a) * b': '(* {a} b)',
        '(a)[0]': '([] {a} 0)',
        '(a).b': '(. {a} b)',
        '(a)++': '(_++ {a})',
        '(Decimal) a / b': '(/ (cast Decimal a) b)',
        '((Account) o).Name': '(. {(cast Account o)} Name)',
        '(Foo.Bar) (baz)': '(cast Foo.Bar {baz})',
        '(String) !a': '(cast String (! a))',
        '(a < b)': '{(< a b)}',
        '(a < b) > (c)': '(> {(< a b)} {c})',
        '(List<Account>) [SELECT Id FROM Account]': '(cast List<Account> [SELECT Id FROM Account | ])'
    });
});

test('shouldReadTypesWhenTheyAreValues', () => {
    expect({
        'Account.class': '(class Account)',
        'Foo.Bar.class': '(class Foo.Bar)',
        'List<Map<Id, Account>>.class': '(class List<Map<Id,Account>>)',
        'Integer[].class': '(class Integer[])',
        'void.class': '(class void)',
        'Set<Id>.class.getName()': '(.getName! (class Set<Id>))'
    });
});

test('shouldReadCreationsWhenTheyHaveArgumentsElementsPairsOrASize', () => {
    expect({
        'new Account(Name = a, Rating = b)': '(new Account (= Name a) (= Rating b))',
        'new Foo.Bar().baz()': '(.baz! (new Foo.Bar ))',
        'new List<Id>{ a, b }': '(list List<Id> a b)',
        'new Set<Id>{}': '(list Set<Id> )',
        'new Map<Id, List<Id>>{ a => b, c => d }': '(map Map<Id,List<Id>> a=>b c=>d)',
        'new Integer[5]': '(list Integer[] size 5)',
        'new Integer[]{ 1, 2, }': '(list Integer[] 1 2)',
        'new Integer[]{ 1 }[0]': '([] (list Integer[] 1) 0)'
    });
});

test('shouldReadChainsWhenWordsOfTheLanguageAreNamesOfMembers', () => {
    expect({
        'a?.b?.c()': '(?.c! (?. a b))',
        'trigger.new': '(. trigger new)',
        'Trigger.newMap.get(id)': '(.get! (. Trigger newMap) id)',
        'Database.insert(a, false)': '(.insert! Database a false)',
        'request.class.delete': '(. (class request) delete)',
        'first.last(limit, order)': '(.last! first limit order)',
        'this.a.b[0].c': '(. ([] (. (. this a) b) 0) c)'
    });
});

test('shouldReadLiteralsWhenTheyHaveSuffixesAndEscapes', () => {
    expect({
        '10L': '10',
        '.5': '.5',
        '1.50': '1.50',
        '2.5d': '2.5',
        "'it\\'s\\n\\u0041\\\\'": '"it\'s\\nA\\\\"',
        "'''\n two\n lines'''": '" two\\n lines"',
        TRUE: 'true',
        Null: 'null'
    });
});

test('shouldCutBindsOutOfQueriesWhenTheyAreInline', () => {
    expect({
        '[SELECT Id FROM Account WHERE Id IN :ids AND Name = :name LIMIT :(max) FOR UPDATE]':
            '[SELECT Id FROM Account WHERE Id IN :b0 AND Name = :b1 LIMIT :b2 FOR UPDATE | ids name {max}]',
        '[SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS:3 AND (Name LIKE :a.b(c)[0] OR Id = :d)].Name':
            '(. [SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS:3 AND (Name LIKE :b0 OR Id = :b1) | ([] (.b! a c) 0) d] Name)',
        "[SELECT Id /* : */ FROM Account // ]\n WHERE Name = ':x' AND CreatedDate < 2026-01-31T10:00:00.000Z]":
            "[SELECT Id   FROM Account  \n WHERE Name = ':x' AND CreatedDate < 2026-01-31T10:00:00.000Z | ]",
        "[SELECT Id FROM Account WHERE Name LIKE '50\\% \\_']":
            "[SELECT Id FROM Account WHERE Name LIKE '50\\% \\_' | ]",
        '[SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id = :a.Id) AND Id != :(other) ORDER BY Id]':
            '[SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id = :b0) AND Id != :b1 ORDER BY Id | (. a Id) {other}]',
        '[SELECT Id FROM Account WHERE Name = :(a)AND Id = :b]':
            '[SELECT Id FROM Account WHERE Name = :b0 AND Id = :b1 | {a} b]',
        "[FIND :term IN ALL FIELDS RETURNING Account(Id WHERE Name = 'a]')]": '[sosl]'
    });
});
