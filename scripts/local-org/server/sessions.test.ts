import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { refusedHost } from './host-check.ts';
import { Sessions } from './sessions.ts';

const USER = '005000000000001AAA';
const request = (headers: Record<string, string>): IncomingMessage => ({ headers }) as unknown as IncomingMessage;

test('shouldKnowTheUserWhenTheCookieWasIssuedHere', () => {
    const sessions = new Sessions(null, '00D000000000001AAA');
    const cookie = sessions.cookie(USER).split(';')[0]!;
    assert.equal(sessions.userOf(request({ cookie: `other=1; ${cookie}` })), USER);
});

test('shouldKnowNobodyWhenTheSessionWasForged', () => {
    const sessions = new Sessions(null, '00D000000000001AAA');
    const forged = sessions.issue(USER).replace(USER, '005000000000002AAA');
    assert.equal(sessions.userOf(request({ authorization: `Bearer ${forged}` })), null);
    assert.equal(
        sessions.userOf(request({ authorization: `Bearer ${new Sessions(null, '00D000000000001AAA').issue(USER)}` })),
        null
    );
    assert.equal(sessions.userOf(request({})), null);
});

test('shouldStayLoggedInWhenTheServerIsStartedAgain', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessions-'));
    try {
        const session = new Sessions(folder, '00D000000000001AAA').issue(USER);
        assert.equal(new Sessions(folder, '00D000000000001AAA').verify(session), USER);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
});

test('shouldRefuseTheRequestWhenHostOrOriginIsForeign', () => {
    assert.equal(refusedHost(request({ host: '127.0.0.1:8168' }), 8168), null);
    assert.equal(refusedHost(request({ host: 'localhost:8168', origin: 'http://localhost:8168' }), 8168), null);
    assert.match(refusedHost(request({ host: 'evil.example:8168' }), 8168) ?? '', /evil\.example/);
    assert.match(refusedHost(request({ host: '127.0.0.1:9999' }), 8168) ?? '', /9999/);
    assert.match(
        refusedHost(request({ host: '127.0.0.1:8168', origin: 'http://evil.example' }), 8168) ?? '',
        /evil\.example/
    );
    assert.match(refusedHost(request({}), 8168) ?? '', /none/);
});
