import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from './index.ts';
import { assertUnexpected, assertUnsupported } from './test-support.ts';

const field = (...path: string[]) => ({ kind: 'field', path });
const call = (name: string, argument: unknown, convertTimezone = false) => ({
    kind: 'call',
    name,
    argument,
    convertTimezone
});
const selected = (expression: unknown, alias: string | null = null) => ({ kind: 'expression', expression, alias });
const select = (list: string) => parseQuery(`SELECT ${list} FROM Account`).select;
const tail = (clauses: string) => parseQuery(`SELECT Id FROM Account ${clauses}`);

test('shouldGiveTheWholeTreeWhenAQueryIsPlain', () => {
    assert.deepEqual(parseQuery('select Id, Owner.Name from Account'), {
        select: [selected(field('Id')), selected(field('Owner', 'Name'))],
        countOnly: false,
        from: 'Account',
        alias: null,
        where: null,
        mode: null,
        groupBy: [],
        having: null,
        orderBy: [],
        limit: null,
        offset: null,
        allRows: false,
        forUpdate: false
    });
});

test('shouldReadEveryClauseWhenAllAreThere', () => {
    const query = parseQuery(
        `SELECT Name n, COUNT(Id) total FROM Account a USING SCOPE everything WHERE a.Name != null WITH USER_MODE
         GROUP BY Name HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC NULLS LAST, Name LIMIT 10 OFFSET 20 ALL ROWS
         FOR VIEW FOR UPDATE UPDATE TRACKING, VIEWSTAT`
    );
    assert.deepEqual(query.select, [selected(field('Name'), 'n'), selected(call('COUNT', field('Id')), 'total')]);
    assert.deepEqual([query.from, query.alias, query.mode], ['Account', 'a', 'user']);
    assert.deepEqual([query.where?.kind, query.having?.kind], ['compare', 'compare']);
    assert.deepEqual(query.groupBy, [field('Name')]);
    assert.deepEqual(query.orderBy, [
        { expression: call('COUNT', field('Id')), descending: true, nullsLast: true },
        { expression: field('Name'), descending: false, nullsLast: false }
    ]);
    assert.deepEqual(
        [query.limit, query.offset],
        [
            { kind: 'number', value: 10 },
            { kind: 'number', value: 20 }
        ]
    );
    assert.deepEqual([query.allRows, query.forUpdate], [true, true]);
});

test('shouldOnlyCountWhenCountHasNoField', () => {
    const query = parseQuery('SELECT count() FROM Account LIMIT 5');
    assert.deepEqual([query.countOnly, query.select], [true, []]);
    assertUnexpected('SELECT SUM() FROM Account', ')');
    assertUnexpected('SELECT COUNT(*) FROM Account', '*');
});

test('shouldReadFunctionsWhenFieldsAreInThem', () => {
    assert.deepEqual(
        select('toLabel(Industry), Format(Amount) shown, FORMAT(SUM(Amount)), count_distinct(Owner.Name)'),
        [
            selected(call('TOLABEL', field('Industry'))),
            selected(call('FORMAT', field('Amount')), 'shown'),
            selected(call('FORMAT', call('SUM', field('Amount')))),
            selected(call('COUNT_DISTINCT', field('Owner', 'Name')))
        ]
    );
    assert.deepEqual(
        select('CALENDAR_YEAR(CreatedDate) y, DAY_ONLY ( convertTimezone(CreatedDate) ), DAY_IN_WEEK(convertTimezone)'),
        [
            selected(call('CALENDAR_YEAR', field('CreatedDate')), 'y'),
            selected(call('DAY_ONLY', field('CreatedDate'), true)),
            selected(call('DAY_IN_WEEK', field('convertTimezone')))
        ]
    );
    assertUnexpected('SELECT unknown(Name) FROM Account', '(');
    assertUnexpected('SELECT SUM(COUNT(Id)) FROM Account', '(');
    assertUnexpected('SELECT SUM(convertTimezone(CreatedDate)) FROM Account', '(');
    assertUnexpected('SELECT DAY_ONLY(convertTimezone(CreatedDate) FROM Account', 'FROM');
    assertUnexpected('SELECT MAX(Amount, Total) FROM Account', ',');
});

test('shouldReadFieldSetsWhenFieldsIsCalled', () => {
    assert.deepEqual(select('FIELDS(ALL), fields(standard), Fields ( Custom ), Fields'), [
        { kind: 'fields', which: 'ALL' },
        { kind: 'fields', which: 'STANDARD' },
        { kind: 'fields', which: 'CUSTOM' },
        selected(field('Fields'))
    ]);
    assertUnexpected('SELECT FIELDS(Name) FROM Account', 'Name');
});

test('shouldNestQueriesWhenChildrenAreSelected', () => {
    const [name, children] = select(
        `Name, (SELECT Id, (SELECT Id FROM Notes) FROM Account.Contacts c WHERE c.Name LIKE '(%' ORDER BY Name LIMIT 2 FOR VIEW)`
    );
    assert.deepEqual(name, selected(field('Name')));
    assert.equal(children.kind, 'children');
    if (children.kind !== 'children') return;
    const { query } = children;
    assert.deepEqual([query.from, query.alias, query.where?.kind], ['Account.Contacts', 'c', 'compare']);
    assert.deepEqual([query.orderBy.length, query.limit, query.forUpdate], [1, { kind: 'number', value: 2 }, false]);
    assert.equal(query.select[1].kind, 'children');
    assertUnexpected('SELECT (SELECT Id FROM Contacts FROM Account', 'FROM');
    assertUnexpected('SELECT (SELECT Id FROM Contacts LIMIT 1 OFFSET 1) FROM Account', 'OFFSET');
    assertUnexpected('SELECT (Id) FROM Account', 'Id');
});

test('shouldTakeKeywordsAsNamesWhenTheyAreNotReserved', () => {
    const names =
        'Type, Day, Name, Count, Format, Email, Data, View, End, Scope, Rows, By, List, New, Typeof, Today, Min';
    assert.deepEqual(
        select(names),
        names.split(', ').map((each) => selected(field(each)))
    );
    assert.deepEqual(select('Id count, Name All'), [selected(field('Id'), 'count'), selected(field('Name'), 'All')]);
    assert.equal(tail('all').alias, 'all');
    assert.equal(tail('ALL ROWS').alias, null);
});

test('shouldTakeGroupAndOrderAsNamesWhenTheyAreObjectsOrParents', () => {
    const members = parseQuery(
        `SELECT Group.Name, Limit.From FROM GroupMember WHERE Group.Type = 'Queue' ORDER BY Order.Name`
    );
    assert.deepEqual(members.select, [selected(field('Group', 'Name')), selected(field('Limit', 'From'))]);
    assert.deepEqual(members.orderBy[0].expression, field('Order', 'Name'));
    assert.equal(parseQuery('SELECT COUNT(Id) FROM Group GROUP BY Type').from, 'Group');
    assert.equal(parseQuery('SELECT Id FROM Order ORDER BY Name').from, 'Order');
});

test('shouldRefuseWhenAReservedWordIsANameOrAnAlias', () => {
    assertUnexpected('SELECT Limit FROM Account', 'Limit');
    assertUnexpected('SELECT Name, Order FROM Account', 'Order');
    assertUnexpected('SELECT Id FROM Account WHERE Group = 1', 'Group');
    assertUnexpected('SELECT Id, COUNT(Id) first FROM Account', 'first');
    assertUnexpected('SELECT Id FROM Account asc WHERE asc.Name = null', 'asc');
    assertUnexpected('SELECT Id FROM Where', 'Where');
    assertUnexpected('SELECT Id FROM Account ORDER BY LIMIT 1', 'LIMIT');
});

test('shouldSortAsToldWhenOrderIsGiven', () => {
    const order = (text: string) => tail(`ORDER BY ${text}`).orderBy.map((item) => [item.descending, item.nullsLast]);
    assert.deepEqual(order('a, b ASC, c desc, d NULLS FIRST, e asc nulls last, CALENDAR_YEAR(f) DESC NULLS LAST'), [
        [false, false],
        [false, false],
        [true, false],
        [false, false],
        [false, true],
        [true, true]
    ]);
    assertUnexpected('SELECT Id FROM Account ORDER Name', 'Name');
    assertUnexpected('SELECT Id FROM Account ORDER BY Name NULLS', '<EOF>');
    assertUnexpected('SELECT Id FROM Account ORDER BY Name DESC ASC', 'ASC');
    assertUnexpected('SELECT Id FROM Account ORDER BY Name,', '<EOF>');
});

test('shouldReadTheModeWhenWithIsGiven', () => {
    assert.equal(tail('WITH user_mode').mode, 'user');
    assert.equal(tail('WITH SYSTEM_MODE LIMIT 1').mode, 'system');
    assert.equal(tail('WHERE a = 1 WITH SECURITY_ENFORCED ORDER BY a').mode, 'enforced');
    assertUnexpected('SELECT Id FROM Account WITH USER_MODE WHERE a = 1', 'WHERE');
    assertUnexpected('SELECT Id FROM Account WITH ORDER BY Name', 'ORDER');
});

test('shouldLockWhenUpdateIsAmongTheReasons', () => {
    assert.deepEqual(
        ['', 'FOR VIEW', 'FOR REFERENCE', 'FOR VIEW FOR REFERENCE', 'UPDATE VIEWSTAT'].map(
            (each) => tail(each).forUpdate
        ),
        [false, false, false, false, false]
    );
    assert.equal(tail('for update').forUpdate, true);
    assert.equal(tail('FOR UPDATE FOR VIEW').forUpdate, true);
    assertUnexpected('SELECT Id FROM Account FOR Name', 'Name');
    assertUnexpected('SELECT Id FROM Account ALL ROWS LIMIT 1', 'LIMIT');
    assertUnexpected('SELECT Id FROM Account UPDATE Name', 'Name');
});

test('shouldSkipCommentsWhenTheyAreAmongTheTokens', () => {
    const query = parseQuery(`// don't\nSELECT /* the 'key' */ Id FROM/**/Account--`.replace('--', ` // 'end`));
    assert.deepEqual([query.select, query.from], [[selected(field('Id'))], 'Account']);
    assertUnexpected('SELECT Id FROM Account /* open', '/');
});

test('shouldRefuseWhenTheLocalOrgLacksAPartOfSoql', () => {
    assertUnsupported('SELECT TYPEOF What WHEN Account THEN Name ELSE Id END FROM Task', 'TYPEOF');
    assertUnsupported('SELECT convertCurrency(Amount) FROM Opportunity', 'CONVERTCURRENCY()');
    assertUnsupported('SELECT FORMAT(convertCurrency(Amount)) FROM Opportunity', 'CONVERTCURRENCY()');
    assertUnsupported(`SELECT Id FROM A ORDER BY DISTANCE(L__c, GEOLOCATION(1, 2), 'mi')`, 'DISTANCE()');
    assertUnsupported('SELECT GROUPING(Name) FROM Account GROUP BY Name', 'GROUPING()');
    assertUnsupported('SELECT Name FROM Account GROUP BY ROLLUP(Name)', 'GROUP BY ROLLUP and CUBE');
    assertUnsupported('SELECT Name FROM Account GROUP BY CUBE(Name)', 'GROUP BY ROLLUP and CUBE');
    assertUnsupported('SELECT Id FROM Account USING SCOPE Mine', 'USING SCOPE mine');
    assertUnsupported('SELECT Id FROM Account WITH DATA CATEGORY A__c AT B__c', 'WITH DATA CATEGORY');
    assertUnsupported(`SELECT Id FROM Account WITH Network = 'x'`, 'WITH Network');
    assertUnsupported('SELECT COUNT() FROM Contact c, c.Account a', 'more than one object in FROM');
});

test('shouldNameTheTokenWhenItIsNotExpected', () => {
    assertUnexpected('', '<EOF>');
    assertUnexpected('UPDATE Account', 'UPDATE');
    assertUnexpected('SELECT', '<EOF>');
    assertUnexpected('SELECT Id', '<EOF>');
    assertUnexpected('SELECT Id, FROM Account', 'FROM');
    assertUnexpected('SELECT FROM Account', 'FROM');
    assertUnexpected('SELECT Id Name Title FROM Account', 'Title');
    assertUnexpected('SELECT Id FROM', '<EOF>');
    assertUnexpected('SELECT Id FROM Account,', '<EOF>');
    assertUnexpected('SELECT Id FROM Account a b', 'b');
    assertUnexpected('SELECT Id FROM Account LIMIT 1 nonsense', 'nonsense');
    assertUnexpected('SELECT Id FROM Account LIMIT many', 'many');
    assertUnexpected('SELECT Id FROM Account LIMIT -1', '-');
    assertUnexpected('SELECT Id FROM Account LIMIT 1.5', '1.5');
    assertUnexpected('SELECT Id FROM Account;', ';');
    assertUnexpected('SELECT Id FROM Account WHERE Name = "x"', '"');
    assertUnexpected('SELECT Näme FROM Account', 'ä');
    assertUnexpected('SELECT Id FROM Account WHERE Name = 🙂', '🙂');
});

test('shouldNameTheClauseWhenTheQueryEndsWithItsFirstWord', () => {
    for (const word of ['WHERE', 'with', 'GROUP', 'ORDER', 'LIMIT', 'OFFSET', 'USING', 'FOR']) {
        assertUnexpected(`SELECT Id FROM Account ${word}`, word);
    }
    assertUnexpected('SELECT Id FROM Account a WHERE', '<EOF>');
});
