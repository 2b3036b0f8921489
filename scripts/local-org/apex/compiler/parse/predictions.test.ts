import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUnit } from './index.ts';
import { restorePredictions, savedPredictions, statesLearned } from './predictions.ts';

const KNOWN = `public class Known {
    private final List<Integer> numbers = new List<Integer>{ 1, 2 };
    public Integer sum(Map<String, List<Account>> byName) {
        Integer total = 0;
        for (Integer number : numbers) total += (number * 2 + 1) / 3 - -number;
        for (Account row : [SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Name LIKE :'a' + 'b' AND (Id != NULL OR CreatedDate = TODAY)]) {
            if (byName?.get(row.Name) instanceof List<Account>) total++;
        }
        return total > 3 ? total : (Integer) byName.size();
    }
}`;

const NEW = `global without sharing virtual class Fresh {
    public static String text { get; private set { text = value ?? 'none'; } }
    enum Kind { A, B }
    @TestVisible
    private void change(List<SObject> rows) {
        switch on rows[0] {
            when Account account { update as user account; }
            when else { throw new System.AuraHandledException('no'); }
        }
        do { rows.remove(0); } while (!rows.isEmpty() && rows.size() >= 1 << 2);
        try { Database.insert(rows, false, AccessLevel.USER_MODE); } catch (DmlException e) { System.debug(e); } finally { rows = null; }
    }
}`;

const FAULTY = 'public class Faulty { void run() { Integer a = (1 + ; } }';

const trees = (): unknown[] => [KNOWN, NEW, FAULTY].map((text) => parseUnit(text, 'class', 'Any'));

test('should parse alike when what was learned is restored, known sources and new ones', () => {
    parseUnit(KNOWN, 'class', 'Known');
    const saved = savedPredictions();
    const needed = statesLearned();
    const before = trees();
    assert.ok(restorePredictions(saved));
    assert.equal(statesLearned(), 0);
    parseUnit(KNOWN, 'class', 'Known');
    const again = statesLearned();
    assert.ok(again * 20 < needed, `only what depends on conditions: ${again} of ${needed}`);
    assert.deepEqual(trees(), before);
    assert.ok(statesLearned() > again, 'what the new source needs is computed');
});

test('should keep what was restored when it is saved again', () => {
    trees();
    const saved = savedPredictions();
    assert.ok(restorePredictions(saved));
    assert.deepEqual(savedPredictions(), saved);
});

test('should change nothing when a part is missing', () => {
    trees();
    const saved = savedPredictions();
    assert.equal(restorePredictions(saved.subarray(0, -1)), false);
    assert.deepEqual(savedPredictions(), saved);
});
