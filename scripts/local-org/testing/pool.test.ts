import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Fixture } from '../server/test-support/fixture.ts';
import { runTests, type TestRun } from './pool.ts';
import type { TestResult } from './protocol.ts';

const fixture = new Fixture();
after(() => fixture.remove());
fixture.writeClass(
    'Doubler',
    'public with sharing class Doubler {\n    public static Integer twice(Integer n) {\n        if (n == 99) {\n            return -1;\n        }\n        return n * 2;\n    }\n}\n'
);
fixture.writeClass(
    'DoublerTest',
    `@IsTest
private class DoublerTest {
    @TestSetup
    static void setUp() {
        insert as system new Thing__c(Name = 'from set-up');
    }
    @IsTest
    static void shouldDoubleWhenAsked() {
        Assert.areEqual(4, Doubler.twice(2));
        insert as system new Thing__c(Name = 'from a test');
        Assert.areEqual(2, [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE]);
    }
    @IsTest
    static void shouldSeeOnlyTheSetUpWhenAnotherTestWrote() {
        Assert.areEqual('from set-up', [SELECT Name FROM Thing__c WITH SYSTEM_MODE].Name);
    }
}
`
);

const run = (only: string[] = [], changes: Partial<Parameters<typeof runTests>[0]> = {}): Promise<TestRun> =>
    runTests({ org: fixture.options(), only, coverage: false, onResult: () => undefined, ...changes });
const resultOf = (results: TestResult[], method: string): TestResult =>
    results.find((result) => result.method === method)!;

test('shouldIsolateMethodsAndCountLinesWhenTestsRun', async () => {
    const { results, coverage, inventory } = await run(['doublertest'], { coverage: true });
    assert.deepEqual(
        results.map((result) => [result.method, result.outcome, result.message]),
        [
            ['shouldDoubleWhenAsked', 'passed', null],
            ['shouldSeeOnlyTheSetUpWhenAnotherTestWrote', 'passed', null]
        ]
    );
    assert.deepEqual(inventory.problems, []);
    const unit = coverage.find((entry) => entry.name === 'Doubler')!;
    assert.deepEqual(
        unit.lines.map((line, index) => [line, unit.hits[index]! > 0]),
        [
            [3, true],
            [4, false],
            [6, true]
        ]
    );
});

test('shouldFailWhenTheCodeUnderTestIsMutated', async () => {
    fixture.writeClass(
        'Doubler',
        'public with sharing class Doubler {\n    public static Integer twice(Integer n) {\n        return n + 3;\n    }\n}\n'
    );
    const { results } = await run(['DoublerTest.shouldDoubleWhenAsked']);
    assert.deepEqual(
        results.map((result) => [result.outcome, result.message]),
        [['failed', 'System.AssertException: Assertion Failed: Expected: 4, Actual: 5']]
    );
    assert.match(results[0]!.stack[0]!, /^Class\.DoublerTest\.shouldDoubleWhenAsked: line 9/);
});

test('shouldCountAsNotPassedWhenAMemberIsUnsupportedOrAnExceptionEscapes', async () => {
    fixture.writeClass(
        'OddTest',
        `@IsTest
private class OddTest {
    @IsTest
    static void shouldThrow() {
        List<Integer> numbers = new List<Integer>();
        Integer first = numbers[0];
    }
    @IsTest
    static void shouldUseWhatIsNotModelled() {
        Messaging.renderStoredEmailTemplate('a', 'b', 'c');
    }
}
`
    );
    const { results } = await run(['OddTest']);
    assert.deepEqual(
        [resultOf(results, 'shouldThrow').outcome, resultOf(results, 'shouldThrow').message],
        ['failed', 'System.ListException: List index out of bounds: 0']
    );
    assert.equal(resultOf(results, 'shouldUseWhatIsNotModelled').outcome, 'unsupported');
    assert.match(resultOf(results, 'shouldUseWhatIsNotModelled').message!, /renderStoredEmailTemplate/);
});

test('shouldFailEveryMethodWhenTheSetUpFails', async () => {
    fixture.writeClass(
        'SetUpTest',
        "@IsTest\nprivate class SetUpTest {\n    @TestSetup\n    static void setUp() {\n        insert as system new Thing__c(Name = 'x', Amount__c = -1);\n    }\n    @IsTest\n    static void shouldNeverRun() {\n        Assert.isTrue(true);\n    }\n}\n"
    );
    const { results } = await run(['SetUpTest']);
    assert.equal(results[0]!.outcome, 'failed');
    assert.match(results[0]!.message!, /@TestSetup setUp: System\.DmlException: .*The amount is negative\./);
});

test('shouldListTheProblemWhenAClassDoesNotCompile', async () => {
    fixture.writeClass('Broken', 'public with sharing class Broken {\n    Integer n = nope;\n}\n');
    const { inventory } = await run(['DoublerTest']);
    assert.deepEqual(
        inventory.problems.map((problem) => [problem.path.endsWith('Broken.cls'), problem.line]),
        [[true, 2]]
    );
    fixture.writeClass('Broken', 'public with sharing class Broken {\n}\n');
});

test('shouldStopTheClassAndGoOnWhenATestNeverEnds', async () => {
    fixture.writeClass(
        'EndlessTest',
        `@IsTest
private class EndlessTest {
    @IsTest
    static void shouldEnd() {
        // Ticks do not see backtracking, so that only the watchdog can end it.
        Assert.isFalse(Pattern.matches('(a+)+b', 'a'.repeat(60)));
    }
    @IsTest
    static void shouldWait() {
        Assert.isTrue(true);
    }
}
`
    );
    const { results } = await run(['EndlessTest', 'SetUpTest'], { classLimit: 400 });
    const endless = results.filter((result) => result.className === 'EndlessTest');
    assert.equal(endless.length, 2);
    assert.equal(
        endless.every((result) => result.outcome !== 'passed'),
        true,
        JSON.stringify(endless)
    );
    assert.equal(
        results.some((result) => result.className === 'SetUpTest'),
        true,
        'the others still run'
    );
});

test('shouldTellTheFullestBudgetOfEachLimitWhenAMethodHasSeveral', async () => {
    fixture.writeClass(
        'BudgetTest',
        `@IsTest
private class BudgetTest {
    private class Job implements Queueable {
        public void execute(QueueableContext context) {
            for (Integer i = 0; i < 6; i++) {
                insert as system new Thing__c(Name = 'x');
            }
        }
    }
    @IsTest
    static void shouldUseBudgets() {
        Integer n = [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];
        Test.startTest();
        for (Integer i = 0; i < 3; i++) {
            n = [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];
        }
        insert as system new Thing__c(Name = 'x');
        System.enqueueJob(new Job());
        Test.stopTest();
    }
    @IsTest
    static void shouldFailBetween() {
        Test.startTest();
        Integer n = [SELECT COUNT() FROM Thing__c WITH SYSTEM_MODE];
        Assert.fail('on purpose');
    }
}
`
    );
    const { results } = await run(['BudgetTest']);
    const limits = resultOf(results, 'shouldUseBudgets').limits!;
    assert.deepEqual(limits.queries, { used: 3, limit: 100, share: 3, budget: 'startTest' });
    assert.deepEqual(limits.dmlStatements, { used: 6, limit: 150, share: 4, budget: 'QUEUEABLE' });
    assert.deepEqual(limits.queueableJobs, { used: 1, limit: 50, share: 2, budget: 'startTest' });
    assert.deepEqual(resultOf(results, 'shouldFailBetween').limits?.queries, {
        used: 1,
        limit: 100,
        share: 1,
        budget: 'startTest'
    });
});
