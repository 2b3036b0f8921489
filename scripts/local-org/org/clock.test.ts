import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { latestChangeOn, pinnedClock } from './clock.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 60 * 60 * 1000;

function storeWith(...changes: number[]) {
    const store = openStore({ file: ':memory:' });
    store.run('CREATE TABLE "Thing" ("Id" TEXT, "LastModifiedDate" INTEGER)');
    store.run('CREATE TABLE "Other" ("Id" TEXT)');
    for (const change of changes) store.run('INSERT INTO "Thing" VALUES (?, ?)', ['a', change]);
    return store;
}

test('shouldStartAtNoonWhenNothingWasChangedOnThePinnedDay', () => {
    const store = storeWith(NOON - 24 * HOUR, NOON + 24 * HOUR);
    const now = pinnedClock('2026-11-22', latestChangeOn('2026-11-22', store)).now();
    store.close();
    assert.ok(now >= NOON && now < NOON + HOUR, String(now));
});

test('shouldGoOnAfterTheLatestChangeWhenAPinnedDayIsOpenedAgain', () => {
    const store = storeWith(NOON - HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR);
    const now = pinnedClock('2026-11-22', latestChangeOn('2026-11-22', store)).now();
    store.close();
    assert.ok(now > NOON + 3 * HOUR, String(now));
});
