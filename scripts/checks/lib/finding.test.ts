import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AcceptedFinding, type Finding, sortFindings } from './finding.ts';

const finding: Finding = {
    file: 'force-app/main/a/Box.cls',
    line: 3,
    rule: 'sharing',
    message: 'Box does not say how it shares'
};

function open(entry: Partial<AcceptedFinding>): number {
    const accepted: AcceptedFinding = { file: finding.file, rule: finding.rule, reason: 'because', ...entry };
    return sortFindings([finding], [accepted], new Set()).open.length;
}

test('shouldAcceptFindingWhenFileRuleAndMessageMatch', () => {
    assert.equal(open({}), 0);
    assert.equal(open({ file: 'force-app/**/*.cls' }), 0);
    assert.equal(open({ message: 'how it shares' }), 0);
});

test('shouldKeepFindingOpenWhenAnythingDiffers', () => {
    assert.equal(open({ file: 'force-app/main/a/Boxes.cls' }), 1);
    assert.equal(open({ file: 'scripts/**' }), 1);
    assert.equal(open({ rule: 'global' }), 1);
    assert.equal(open({ message: 'something else' }), 1);
});

test('shouldRememberWhichReasonsWereNeededWhenSorting', () => {
    const needed: AcceptedFinding = { file: finding.file, rule: finding.rule, reason: 'because' };
    const stale: AcceptedFinding = { file: 'gone.cls', rule: 'sharing', reason: 'was there once' };
    const used = new Set<AcceptedFinding>();
    sortFindings([finding], [stale, needed], used);
    assert.deepEqual([...used], [needed]);
});
