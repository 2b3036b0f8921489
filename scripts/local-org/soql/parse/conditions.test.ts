import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from './index.ts';
import { assertUnexpected, assertUnsupported, shapeOf, valueOf, whereOf } from './test-support.ts';

const shape = (condition: string) => shapeOf(whereOf(condition));
const operatorOf = (text: string) => {
    const found = whereOf(text);
    return found.kind === 'compare' && found.operator;
};

test('shouldKeepTheOrderWhenConditionsHaveOneConnective', () => {
    assert.equal(shape('a = 1'), 'a');
    assert.equal(shape('a = 1 AND b = 2 and c = 3'), '(a AND b AND c)');
    assert.equal(shape('a = 1 or b = 2 OR c = 3'), '(a OR b OR c)');
});

test('shouldFollowTheParenthesesWhenConnectivesAreMixed', () => {
    assert.equal(shape('a = 1 AND (b = 2 OR c = 3)'), '(a AND (b OR c))');
    assert.equal(shape('(a = 1 AND b = 2) OR (c = 3 AND (d = 4 OR e = 5))'), '((a AND b) OR (c AND (d OR e)))');
    assert.equal(shape('((a = 1))'), 'a');
    assert.equal(shape('(a = 1 AND b = 2) AND c = 3'), '((a AND b) AND c)');
});

test('shouldRefuseWhenConnectivesAreMixedWithoutParentheses', () => {
    assertUnexpected('SELECT Id FROM Account WHERE a = 1 AND b = 2 OR c = 3', 'OR');
    assertUnexpected('SELECT Id FROM Account WHERE a = 1 OR b = 2 and c = 3', 'and');
    assertUnexpected('SELECT Id FROM Account WHERE d = 4 AND (a = 1 OR b = 2 AND c = 3)', 'AND');
    assertUnexpected('SELECT Id FROM Account WHERE NOT a = 1 OR b = 2 AND c = 3', 'AND');
});

test('shouldNegateOneConditionWhenNotStandsBeforeIt', () => {
    assert.equal(shape('NOT a = 1'), '(NOT a)');
    assert.equal(shape('(NOT a = 1)'), '(NOT a)');
    assert.equal(shape('NOT a = 1 AND b = 2'), '((NOT a) AND b)');
    assert.equal(shape('a = 1 AND NOT b = 2 AND c = 3'), '(a AND (NOT b) AND c)');
    assert.equal(shape('NOT (a = 1 OR b = 2) AND c = 3'), '((NOT (a OR b)) AND c)');
    assert.equal(shape('a = 1 OR not toLabel(b) LIKE :c OR NOT d IN (1, 2)'), '(a OR (NOT TOLABEL) OR (NOT d))');
    assert.equal(shape('NOT NOT a = 1'), '(NOT (NOT a))');
    assert.equal(shape('a NOT IN (1) AND NOT b NOT IN (2)'), '(a AND (NOT b))');
    assert.deepEqual(whereOf('NOT a = 1 AND b = 2'), whereOf('(NOT a = 1) AND b = 2'));
});

test('shouldTellTheTokenAsWrittenWhenANegatedConditionIsWrong', () => {
    assertUnexpected('SELECT Id FROM Account WHERE a = 1 AND NOT', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE NOT b', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE a = 1 NOT b = 2', 'NOT');
    assertUnexpected('SELECT Id FROM Account WHERE NOT AND a = 1', 'AND');
    assertUnexpected('SELECT Id FROM Account WHERE a NOT = 1', '=');
    assertUnexpected('SELECT Id FROM Account WHERE a NOT LIKE 1', 'LIKE');
});

test('shouldKnowAllOperatorsWhenFieldsAreCompared', () => {
    assert.deepEqual(
        ['=', '!=', '<>', '<', '<=', '>', '>=', '< =', '>\n='].map((operator) => operatorOf(`a ${operator} 1`)),
        ['=', '!=', '!=', '<', '<=', '>', '>=', '<=', '>=']
    );
    assert.deepEqual(
        ['like', 'IN', 'Not In', 'NOT\n in', 'includes', 'EXCLUDES'].map((operator) => operatorOf(`a ${operator} :b`)),
        ['LIKE', 'IN', 'NOT IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']
    );
    assert.equal(operatorOf(`a='x'`), '=');
    assert.equal(operatorOf('a>=-1'), '>=');
});

test('shouldRefuseWhenAnOperatorIsNotOfTheLanguage', () => {
    assertUnexpected('SELECT Id FROM Account WHERE a == 1', '==');
    assertUnexpected('SELECT Id FROM Account WHERE a ! 1', '!');
    assertUnexpected('SELECT Id FROM Account WHERE a IS NULL', 'IS');
    assertUnexpected('SELECT Id FROM Account WHERE a = 1 && b = 2', '&&');
    assertUnexpected('SELECT Id FROM Account WHERE a BETWEEN 1', 'BETWEEN');
});

test('shouldNameTheKeywordWhenAConditionIsMissing', () => {
    assertUnexpected('SELECT Id FROM Account WHERE AND a = 1', 'AND');
    assertUnexpected('SELECT Id FROM Account WHERE a = 1 AND AND b = 2', 'AND');
    assertUnexpected('SELECT Id FROM Account WHERE ORDER BY Name', 'ORDER');
    assertUnexpected('SELECT Id FROM Account WHERE (a = 1 AND b = 2', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE a = 1)', ')');
    assertUnexpected('SELECT Id FROM Account WHERE a', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE a =', '<EOF>');
    assertUnexpected(`SELECT Id FROM Account WHERE 'a' = 1`, `'a'`);
});

test('shouldNestQueriesWhenFieldsAreInThem', () => {
    const query = valueOf(
        `(SELECT AccountId FROM Contact WHERE Id NOT IN (SELECT ContactId FROM Case) AND NOT a = 1 ORDER BY Name LIMIT 5)`,
        'IN'
    );
    assert.equal(query.kind, 'query');
    if (query.kind !== 'query') return;
    const { select, from, where, orderBy, limit } = query.query;
    assert.deepEqual(select, [{ kind: 'expression', expression: { kind: 'field', path: ['AccountId'] }, alias: null }]);
    assert.equal(from, 'Contact');
    assert.equal(shapeOf(where!), '(Id AND (NOT a))');
    assert.deepEqual([orderBy.length, limit], [1, { kind: 'number', value: 5 }]);
    assertUnexpected('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact', '<EOF>');
    assertUnexpected('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact GROUP BY AccountId)', 'GROUP');
    assertUnexpected('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE)', 'WHERE');
});

test('shouldReadConditionsOfGroupsWhenHavingFollowsThem', () => {
    const { having, groupBy } = parseQuery(
        'SELECT Name FROM Account GROUP BY Name, CALENDAR_YEAR(CreatedDate) HAVING COUNT(Id) > 1 AND NOT (SUM(A__c) < 5 OR Name = null)'
    );
    assert.equal(groupBy.length, 2);
    assert.equal(shapeOf(having!), '(COUNT AND (NOT (SUM OR Name)))');
    assertUnexpected('SELECT Name FROM Account HAVING COUNT(Id) > 1', 'HAVING');
    assertUnexpected('SELECT Name FROM Account GROUP BY Name HAVING', '<EOF>');
});

test('shouldRefuseWhenAFormulaIsACondition', () => {
    assertUnsupported(`SELECT Id FROM Account WHERE FORMULA('a') = 1`, 'FORMULA() in WHERE');
    assert.equal(shape('Formula = 1'), 'Formula');
});
