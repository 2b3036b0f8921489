import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    ApexDate,
    ApexDatetime,
    ApexList,
    ApexMap,
    ApexSet,
    Decimal,
    LimitError
} from '../apex/runtime/values/index.ts';
import { buildModel, master, number, picklist, reference, text } from '../dml/test-support/model.ts';
import { NOON, openTestOrg } from '../dml/test-support/org.ts';
import { planQuery, QueryError } from './plan.ts';

const model = buildModel(
    {
        User: {
            prefix: '005',
            noOwner: true,
            fields: { Name: text(121), UserRoleId: reference('UserRole', 'UserRole') }
        },
        UserRole: {
            prefix: '00E',
            noOwner: true,
            fields: { Name: text(80), ParentRoleId: reference('UserRole', 'ParentRole') }
        },
        Account: {
            prefix: '001',
            fields: {
                Name: text(255),
                ParentId: reference('Account', 'Parent'),
                Industry: picklist(['Zinc', 'Energy', 'Autos']),
                Active__c: { type: 'boolean' },
                Revenue__c: number(18, 2),
                Tags__c: picklist(['A', 'B', 'C'], { type: 'multipicklist' }),
                Notes__c: text(32000, { longText: true, filterable: false, sortable: false })
            }
        },
        Contact: { prefix: '003', fields: { Name: text(121), AccountId: reference('Account', 'Account') } },
        Opportunity: {
            prefix: '006',
            fields: {
                Name: text(120),
                AccountId: reference('Account', 'Account'),
                StageName: picklist(['Open', 'Won']),
                Amount: number(18, 2, { type: 'currency' }),
                CloseDate: { type: 'date' },
                Met__c: { type: 'datetime' },
                Double__c: { type: 'double', precision: 18, scale: 2, formula: 'Amount * 2' },
                AccountTag__c: text(255, { formula: 'Account.Parent.Name & "/" & Account.Name' })
            }
        },
        Task: { prefix: '00T', fields: { Subject: text(255), WhatId: reference(['Account', 'Opportunity'], 'What') } },
        Line__c: {
            prefix: 'a0L',
            noOwner: true,
            fields: { Name: text(80), Opportunity__c: master('Opportunity', 'Opportunity__r') }
        }
    },
    {
        'Contact.AccountId': 'Contacts',
        'Opportunity.AccountId': 'Opportunities',
        'Line__c.Opportunity__c': 'Lines__r',
        'Account.ParentId': 'ChildAccounts'
    }
);

const org = openTestOrg(model);
const [top, sub, bare] = org.insert(
    'Account',
    { Name: 'Ärger AG', Industry: 'Zinc', Revenue__c: Decimal.parse('10'), Tags__c: 'A;B' },
    { Name: 'beta', Industry: 'Autos', Active__c: true, Tags__c: 'C' },
    { Name: 'Gamma' }
);
org.dml('update', [org.row('Account', { Id: sub, ParentId: top })]);
org.insert(
    'Contact',
    { Name: 'Zoe', AccountId: top },
    { Name: 'Abe', AccountId: top },
    { Name: 'Max', AccountId: sub },
    { Name: 'Lone' }
);
const opps = org.insert(
    'Opportunity',
    {
        Name: 'One',
        AccountId: sub,
        StageName: 'Open',
        Amount: Decimal.parse('100.10'),
        CloseDate: ApexDate.of(2026, 11, 22),
        Met__c: new ApexDatetime(NOON)
    },
    {
        Name: 'Two',
        AccountId: sub,
        StageName: 'Won',
        Amount: Decimal.parse('50'),
        CloseDate: ApexDate.of(2026, 11, 1),
        Met__c: new ApexDatetime(Date.UTC(2026, 10, 22, 23, 30))
    },
    { Name: 'Three', AccountId: top, StageName: 'won', CloseDate: ApexDate.of(2025, 11, 22) },
    { Name: 'Four', StageName: 'Open', Amount: Decimal.parse('-1'), CloseDate: ApexDate.of(2027, 2, 28) }
);
org.insert('Task', { Subject: 'Call', WhatId: top }, { Subject: 'Write', WhatId: opps[0] }, { Subject: 'Idle' });
org.insert('Line__c', { Name: 'L1', Opportunity__c: opps[0] });

const names = (soql: string, binds: Record<string, unknown> = {}, column = 'Name') => org.column(soql, column, binds);
const fails = (soql: string, message: RegExp | string, binds: Record<string, unknown> = {}) =>
    assert.throws(
        () => org.query(soql, binds),
        (error: unknown) =>
            error instanceof QueryError &&
            (typeof message === 'string' ? error.message === message : message.test(error.message)),
        `${soql} should fail`
    );

test('shouldIgnoreCaseWhenTextIsCompared', () => {
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Name = 'ÄRGER ag'`), ['Ärger AG']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Name LIKE 'ä%'`), ['Ärger AG']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Name IN ('BETA', 'nope')`), ['beta']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Name LIKE 'b\\_ta'`), []);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Name LIKE '_eta'`), ['beta']);
});

test('shouldKnowNoUnknownWhenNullsAreCompared', () => {
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Industry != 'Zinc' ORDER BY Name`), ['beta', 'Gamma']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Industry = null`), ['Gamma']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE (NOT Industry LIKE 'Z%') ORDER BY Name`), ['beta', 'Gamma']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Industry NOT IN ('Zinc') ORDER BY Name`), ['beta', 'Gamma']);
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Active__c = null ORDER BY Name`),
        ['Gamma', 'Ärger AG'].sort(byFold)
    );
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Industry IN (null, 'Autos') ORDER BY Name`), [
        'beta',
        'Gamma'
    ]);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Revenue__c < 100`), ['Ärger AG']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Industry = :none`, { none: null }), ['Gamma']);
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Industry IN :list`, { list: new ApexList('List<String>', [null]) }),
        ['Gamma']
    );
});

function byFold(left: string, right: string): number {
    return left.toLowerCase() < right.toLowerCase() ? -1 : 1;
}

test('shouldPutNullsFirstAndPicklistsInDefinedOrderWhenSorted', () => {
    assert.deepEqual(names(`SELECT Name FROM Account ORDER BY Industry`), ['Gamma', 'Ärger AG', 'beta']);
    assert.deepEqual(names(`SELECT Name FROM Account ORDER BY Industry DESC NULLS LAST`), [
        'beta',
        'Ärger AG',
        'Gamma'
    ]);
    assert.deepEqual(names(`SELECT Name FROM Opportunity ORDER BY Amount DESC`), ['Three', 'One', 'Two', 'Four']);
    assert.deepEqual(
        names(`SELECT Name FROM Opportunity ORDER BY StageName, Amount DESC NULLS LAST, Name LIMIT 2 OFFSET 1`),
        ['Four', 'Two']
    );
});

test('shouldWalkRelationshipsWhenPathsAreUsed', () => {
    const [line] = org.query(
        `SELECT Name, Opportunity__r.Account.Parent.Owner.Name FROM Line__c WHERE Opportunity__r.Account.Parent.Name LIKE 'Ä%'`
    );
    const parent = line.parent('Opportunity__r')!.parent('Account')!.parent('Parent')!;
    assert.equal(parent.parent('Owner')!.values.Name, 'Test User');
    assert.equal(line.values.Opportunity__c, opps[0]);
    const [lone] = org.query(`SELECT Account.Name FROM Contact WHERE Name = 'Lone'`);
    assert.equal(lone.values.Account, null);
    fails(`SELECT Account.Parent.Parent.Parent.Parent.Parent.Name FROM Contact`, /deeper than 5 levels/);
});

test('shouldGroupChildrenByParentWhenSubqueriesAreUsed', () => {
    const rows = org.query(
        `SELECT Name, (SELECT Name FROM Contacts WHERE Name != 'x' ORDER BY Name LIMIT 1), (SELECT Name FROM Opportunities) FROM Account ORDER BY Name`
    );
    const children = rows.map((row) => [
        (row.values.Contacts as ApexList).items.length,
        (row.values.Opportunities as ApexList).items.length
    ]);
    assert.deepEqual(
        rows.map((row) => row.values.Name),
        ['beta', 'Gamma', 'Ärger AG']
    );
    assert.deepEqual(children, [
        [1, 2],
        [0, 0],
        [1, 1]
    ]);
    const first = (rows[2].values.Contacts as ApexList).items[0] as { values: { Name: string } };
    assert.equal(first.values.Name, 'Abe');
});

test('shouldAggregateWhenGrouped', () => {
    const rows = org.query(
        `SELECT StageName, COUNT(Id) n, SUM(Amount) total, AVG(Amount), MAX(CloseDate) latest FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC, StageName`
    );
    assert.deepEqual(
        rows.map((row) => [row.values.StageName, row.values.n, String(row.values.total), String(row.values.expr0)]),
        [
            ['Open', 2, '99.10', '49.55'],
            ['Won', 2, '50.00', '50']
        ]
    );
    assert.ok(rows[0].values.latest instanceof ApexDate);
    assert.deepEqual(
        org.query(`SELECT COUNT(Id) c FROM Opportunity`).map((row) => row.values.c),
        [4]
    );
    assert.deepEqual(
        names(
            `SELECT Account.Name, COUNT_DISTINCT(StageName) s FROM Opportunity GROUP BY Account.Name HAVING COUNT(Id) > 1`,
            {},
            'Name'
        ),
        ['beta']
    );
    assert.deepEqual(
        names(
            `SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) c FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) ORDER BY CALENDAR_YEAR(CloseDate)`,
            {},
            'y'
        ),
        [2025, 2026, 2027]
    );
    fails(`SELECT Name, COUNT(Id) FROM Account GROUP BY Industry`, 'Field must be grouped or aggregated: Name');
    assert.equal(
        org.tx.data.query({
            soql: 'SELECT COUNT() FROM Opportunity WHERE Amount > 0',
            binds: null,
            access: { mode: 'system', sharing: false }
        }).count,
        2
    );
});

test('shouldSemiAndAntiJoinWhenSubqueriesFilter', () => {
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Open')`),
        ['beta']
    );
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)`), ['Gamma']);
    assert.deepEqual(
        names(
            `SELECT Name FROM Contact WHERE AccountId NOT IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Open') ORDER BY Name`
        ),
        ['Abe', 'Lone', 'Zoe']
    );
});

test('shouldAcceptCollectionsWhenBound', () => {
    const account = org.query(`SELECT Id FROM Account WHERE Name = 'beta'`)[0];
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id IN :ids`, { ids: new ApexSet('Set<Id>', [sub, bare]) }), [
        'beta',
        'Gamma'
    ]);
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Id IN :rows`, { rows: new ApexList('List<Account>', [account]) }),
        ['beta']
    );
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Id IN :map`, { map: new ApexMap('Map<Id,Account>', [[sub, account]]) }),
        ['beta']
    );
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id = :id`, { id: sub.slice(0, 15) }), ['beta']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id = :row`, { row: account }), ['beta']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id IN :ids`, { ids: new ApexList('List<Id>') }), []);
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Id NOT IN :ids LIMIT :most`, { ids: new ApexList('List<Id>'), most: 2 })
            .length,
        2
    );
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id IN (:a, :b)`, { a: sub, b: bare }), ['beta', 'Gamma']);
    fails(`SELECT Id FROM Account WHERE Name = :missing`, 'Variable does not exist: missing');
    fails(`SELECT Id FROM Account WHERE Id = 'abc'`, 'invalid ID field: abc');
    fails(`SELECT Id FROM Account WHERE Revenue__c > :text`, /Invalid bind expression type of String/, { text: 'x' });
});

test('shouldReadNotBesideOtherConditionsWhenThePlatformDoes', () => {
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Active__c = false AND NOT Name LIKE 'g%'`), ['Ärger AG']);
    assert.deepEqual(
        names(
            `SELECT Name FROM Account WHERE NOT (Name = 'beta' OR Name = 'gamma') AND Active__c = false ORDER BY Name`
        ),
        ['Ärger AG']
    );
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Name NOT IN ('beta') AND NOT Industry = null`), [
        'Ärger AG'
    ]);
});

test('shouldMatchAnyWhenListsAreComparedOrLiked', () => {
    const list = (...items: string[]) => new ApexList('List<String>', items);
    assert.deepEqual(
        names(`SELECT Name FROM Account WHERE Name LIKE :patterns ORDER BY Name`, { patterns: list('B%', '%mm%') }),
        ['beta', 'Gamma']
    );
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id = :ids`, { ids: list(sub, bare) }), ['beta', 'Gamma']);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Id != :ids`, { ids: list(sub, bare) }), ['Ärger AG']);
});

test('shouldFollowTheClockWhenDateLiteralsAreUsed', () => {
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate = TODAY`), ['One']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate = THIS_MONTH ORDER BY Name`), ['One', 'Two']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate = LAST_N_DAYS:21 ORDER BY Name`), [
        'One',
        'Two'
    ]);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate > THIS_FISCAL_QUARTER`), ['Four']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate = LAST_YEAR`), ['Three']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate = NEXT_N_QUARTERS:1`), ['Four']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate = N_YEARS_AGO:1`), ['Three']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE CloseDate < 2026-01-01`), ['Three']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE Met__c = TODAY ORDER BY Name`), ['One', 'Two']);
    assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE Met__c >= 2026-11-22T13:00:00+01:00 ORDER BY Name`), [
        'One',
        'Two'
    ]);
});

test('shouldUseTheUsersTimeZoneWhenDatetimesAreCutIntoDays', () => {
    org.permissions.set('005000000000009AAA', { timeZone: 'Asia/Tokyo' });
    org.as('005000000000009AAA', () => {
        // 12:00 UTC is 21:00 of the 22nd in Tokyo, 23:30 UTC is 8:30 of the 23rd
        assert.deepEqual(names(`SELECT Name FROM Opportunity WHERE Met__c = TODAY`), ['One']);
        assert.deepEqual(
            names(
                `SELECT DAY_IN_MONTH(convertTimezone(Met__c)) d FROM Opportunity WHERE Met__c != null GROUP BY DAY_IN_MONTH(convertTimezone(Met__c))`,
                {},
                'd'
            ),
            [22, 23]
        );
        assert.deepEqual(
            names(
                `SELECT HOUR_IN_DAY(Met__c) h FROM Opportunity WHERE Met__c != null GROUP BY HOUR_IN_DAY(Met__c)`,
                {},
                'h'
            ),
            [12, 23]
        );
    });
});

test('shouldComputeFormulasWhenSelectedFilteredAndSorted', () => {
    assert.deepEqual(
        names(`SELECT Double__c FROM Opportunity WHERE Double__c > 0 ORDER BY Double__c`, {}, 'Double__c').map(String),
        ['100.00', '200.20']
    );
    assert.deepEqual(names(`SELECT AccountTag__c FROM Opportunity WHERE Name = 'One'`, {}, 'AccountTag__c'), [
        'Ärger AG/beta'
    ]);
    assert.deepEqual(names(`SELECT Name FROM Line__c WHERE Opportunity__r.Double__c > 200`), ['L1']);
});

test('shouldReadNamesOfAnyKindWhenReferencesArePolymorphic', () => {
    assert.deepEqual(
        org
            .query(`SELECT Subject, What.Name, What.Type FROM Task WHERE WhatId != null ORDER BY Subject`)
            .map((task) => [
                task.parent('What')!.values.Name,
                task.parent('What')!.values.Type,
                task.parent('What')!.object.name
            ]),
        [
            ['Ärger AG', 'Account', 'Account'],
            ['One', 'Opportunity', 'Opportunity']
        ]
    );
    assert.deepEqual(names(`SELECT Subject FROM Task WHERE What.Type = 'Opportunity'`, {}, 'Subject'), ['Write']);
    fails(`SELECT What.StageName FROM Task`, /No such column 'StageName' on entity 'Name'/);
});

test('shouldFindSelectedValuesWhenPicklistsAreMultiple', () => {
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Tags__c INCLUDES ('A;B', 'C') ORDER BY Name`), [
        'beta',
        'Ärger AG'
    ]);
    assert.deepEqual(names(`SELECT Name FROM Account WHERE Tags__c EXCLUDES ('A') ORDER BY Name`), ['beta', 'Gamma']);
});

test('shouldTranslateValuesWhenLabelsOrFormatsAreAsked', () => {
    assert.deepEqual(
        names(`SELECT toLabel(Industry) FROM Account WHERE toLabel(Industry) = 'Zinc label'`, {}, 'Industry'),
        ['Zinc label']
    );
    assert.deepEqual(names(`SELECT FORMAT(Amount) shown FROM Opportunity WHERE Name = 'One'`, {}, 'shown'), [
        '$100.10'
    ]);
    assert.deepEqual(Object.keys(org.query(`SELECT FIELDS(CUSTOM) FROM Account LIMIT 1`)[0].values).sort(), [
        'Active__c',
        'Id',
        'Notes__c',
        'Revenue__c',
        'Tags__c'
    ]);
});

test('shouldSpeakAsThePlatformWhenAQueryIsWrong', () => {
    fails(
        'SELECT Nope FROM Account',
        "No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."
    );
    fails('SELECT Id FROM Nope__c', /^sObject type 'Nope__c' is not supported\./);
    fails('SELECT Nope__r.Name FROM Account', /^Didn't understand relationship 'Nope__r' in field path\./);
    fails(
        'SELECT Id, (SELECT Id FROM Nopes) FROM Account',
        /^Didn't understand relationship 'Nopes' in FROM part of query call\./
    );
    fails('SELECT Id, Id FROM Account', 'duplicate field selected: Id');
    fails('SELECT Id FROM Account WHERE', "unexpected token: 'WHERE'");
    fails('SELECT Id FROM Account LIMIT 1 nonsense', "unexpected token: 'nonsense'");
    fails(
        `SELECT Id FROM Account WHERE Revenue__c = '1'`,
        "value of filter criterion for field 'Revenue__c' must be of type double and should not be enclosed in quotes"
    );
    fails(`SELECT Id FROM Account WHERE Notes__c = 'x'`, "field 'Notes__c' can not be filtered in a query call");
    fails(`SELECT Id FROM Account ORDER BY Notes__c`, "field 'Notes__c' can not be sorted in a query call");
    fails(`SELECT Id FROM Account WHERE Id LIKE '0%'`, /invalid operator/);
    fails('SELECT TYPEOF What WHEN Account THEN Name END FROM Task', /Not supported by the local org: TYPEOF/);
    fails('SELECT convertCurrency(Amount) FROM Opportunity', /CONVERTCURRENCY/);
    fails('SELECT FIELDS(ALL) FROM Account', 'The SOQL FIELDS function must have a LIMIT of at most 200');
    fails('SELECT Id FROM Account OFFSET 2001', 'Maximum SOQL offset allowed is 2000');
});

test('shouldPlanWithoutADatabaseWhenTheCompilerAsks', () => {
    const plan = planQuery(
        model,
        'SELECT Id, Owner.Name, (SELECT Id FROM Contacts) FROM account WHERE Name = :b0 AND Id IN :b1'
    );
    assert.equal(plan.object.name, 'Account');
    assert.deepEqual(plan.binds, ['b0', 'b1']);
    assert.deepEqual(
        plan.columns.map((column) => column.expression.kind === 'field' && column.expression.path.join('.')),
        ['Id', 'Owner.Name']
    );
    assert.equal(plan.children[0].plan.object.name, 'Contact');
    assert.equal(
        planQuery(
            model,
            'SELECT Id, Owner.Name, (SELECT Id FROM Contacts) FROM account WHERE Name = :b0 AND Id IN :b1'
        ),
        plan
    );
});

test('shouldCountQueriesAndRowsWhenLimitsApply', () => {
    const { limits } = org.tx;
    const before = { ...limits };
    org.query('SELECT Id FROM Account');
    assert.deepEqual([limits.queries - before.queries, limits.queryRows - before.queryRows], [1, 3]);
    limits.queries = 100;
    assert.throws(
        () => org.query('SELECT Id FROM Account'),
        (error: Error) => error instanceof LimitError && error.message === 'Too many SOQL queries: 101'
    );
    limits.queries = 0;
    limits.queryRows = 49_999;
    assert.throws(
        () => org.query('SELECT Id FROM Account'),
        (error: Error) => error instanceof LimitError && error.message === 'Too many query rows: 50001'
    );
    limits.queryRows = 0;
});

test('shouldReadOnWhenTheRowLimitIsNotForTheReader', () => {
    const { limits, data } = org.tx;
    limits.queryRows = 49_999;
    const access = { mode: 'system', sharing: false } as const;
    const read = data.query({ soql: 'SELECT Id FROM Account', binds: null, access, unlimited: true });
    assert.deepEqual([read.rows.length, limits.queryRows], [3, 49_999]);
    limits.queryRows = 0;
});
