import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, kernelOf, run, transaction, valueOf } from '../../testing/snippets.ts';
import { withTransaction } from '../context.ts';

/** Runs `T.run()` of a class with these members as a test method would: with a test host. */
function runInTest(members: string): unknown {
    const kernel = kernelOf(compile({ T: `public class T {\n${members}\n}` }));
    const testing = { startTest: () => undefined, stopTest: () => undefined };
    const tx = Object.assign(transaction(kernel), { testing });
    return withTransaction(tx, () => kernel.callStatic('T', 'run', []));
}

const MOCK = `class Mock implements HttpCalloutMock { public HttpResponse respond(HttpRequest req) { HttpResponse res = new HttpResponse(); res.setStatusCode(201); res.setBody(req.getMethod() + req.getEndpoint() + req.getHeader('x-key')); res.setHeader('A', 'b'); return res; } }`;
const SEND = `static HttpResponse send() { HttpRequest req = new HttpRequest(); req.setEndpoint('https://example.com'); req.setMethod('PUT'); req.setHeader('X-Key', 'k'); return new Http().send(req); }`;

// Apex Developer Guide, "Testing HTTP Callouts by Implementing the HttpCalloutMock Interface"
test('shouldAnswerCalloutFromMockWhenTestSetOne', () => {
    assert.equal(
        runInTest(
            `${MOCK} ${SEND} public static String run() { Test.setMock(HttpCalloutMock.class, new Mock()); HttpResponse res = send(); return res.getStatusCode() + res.getBody() + res.getHeader('a') + Limits.getCallouts(); }`
        ),
        '201PUThttps://example.comkb1'
    );
});

test('shouldRefuseCalloutWhenTestHasNoMock', () => {
    assert.match(
        String(
            runInTest(
                `${SEND} public static String run() { try { send(); } catch (Exception e) { return e.getMessage(); } return ''; }`
            )
        ),
        /do not support Web service callouts/
    );
});

// Apex Developer Guide, "Performing DML Operations and Mock Callouts"
test('shouldRefuseMockedCalloutWhenChangesArePending', () => {
    const kernel = kernelOf(
        compile({
            T: `public class T { ${MOCK} ${SEND} public static String run() { Test.setMock(HttpCalloutMock.class, new Mock()); try { send(); } catch (CalloutException e) { return e.getMessage(); } return ''; } }`
        })
    );
    const tx = Object.assign(transaction(kernel), { testing: {} });
    tx.limits.dmlStatements = 1;
    assert.match(String(withTransaction(tx, () => kernel.callStatic('T', 'run', []))), /uncommitted work pending/);
});

// Apex Reference, RestContext
test('shouldKeepRequestAndResponseWhenRestContextIsSet', () => {
    assert.equal(
        valueOf(
            "RestRequest r = new RestRequest(); r.requestURI = '/x'; r.addParameter('a', 'b'); RestContext.request = r; RestContext.response = new RestResponse(); RestContext.response.statusCode = 404; return RestContext.request.requestURI + RestContext.request.params.get('a') + RestContext.response.statusCode;"
        ),
        '/xb404'
    );
});

// Apex Reference, Url
test('shouldTakeUrlApartWhenAsked', () => {
    assert.equal(
        valueOf(
            "Url u = new Url('https://u@example.com:8443/a/b?c=d#e'); return u.getHost() + u.getPort() + u.getPath() + u.getQuery() + u.getRef() + u.getProtocol() + new Url('https://example.com/x').getPort();"
        ),
        'example.com8443/a/bc=dehttps-1'
    );
});

// Apex Reference, List.sort: SelectOption elements are sorted by value
test('shouldSortSelectOptionsWhenListIsSorted', () => {
    assert.equal(
        valueOf(
            "List<SelectOption> all_options = new List<SelectOption>{ new SelectOption('b', 'B'), new SelectOption('a', 'A') }; all_options.sort(); return all_options[0].getValue();"
        ),
        'a'
    );
});

// Apex Reference, PageReference
test('shouldBuildUrlWhenParametersArePut', () => {
    assert.equal(
        valueOf(
            "PageReference p = new PageReference('/apex/x?a=1'); p.getParameters().put('b', 'c d'); p.setAnchor('e'); p.setRedirect(true); return p.getUrl() + p.getRedirect();"
        ),
        '/apex/x?a=1&b=c%20d#etrue'
    );
});

// public suites declare a Queueable's execute as static, which the platform accepts
test('shouldCallStaticMethodWhenItStandsForInterfaceMethod', () => {
    assert.equal(
        run(
            'class C implements Comparable { Integer n; C(Integer n) { this.n = n; } public static Integer compareTo(Object o) { return 0; } } public static Object run() { List<C> l = new List<C>{ new C(2), new C(1) }; l.sort(); return l[0].n; }'
        ),
        '2'
    );
});
