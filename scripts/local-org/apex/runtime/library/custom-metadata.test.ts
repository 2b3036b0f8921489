import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTransaction } from '../context.ts';
import { fakeOrg, MODEL } from '../test-support/fake-org.ts';
import { SObject } from '../values/index.ts';
import type { ApexMap } from '../values/index.ts';
import { customMetadataStatics } from './custom-metadata.ts';

/** Calls a static of the object as the kernel does. */
function call(name: string, ...args: unknown[]): unknown {
    return (customMetadataStatics[name] as (...all: unknown[]) => unknown)(...args);
}

test('should hand out copies of rows that were read once', () => {
    // Any object does: what makes it custom metadata is who asks.
    const object = { ...MODEL.object('Account')!, kind: 'metadata' as const };
    const org = fakeOrg();
    let reads = 0;
    org.tx.data.query = () => {
        reads++;
        const values = { Id: '001000000000001AAA', DeveloperName: 'One', QualifiedApiName: 'One', Name: 'stored' };
        return { kind: 'rows', object, rows: [new SObject(object, values, true)], count: 1 };
    };
    withTransaction(org.tx, () => {
        const first = call('getinstance/1', object, 'One') as SObject;
        first.write('Name', 'changed');
        const again = call('getinstance/1', object, '001000000000001') as SObject;
        assert.equal(again.read('Name'), 'stored');
        assert.equal((call('getall', object) as ApexMap).size, 1);
    });
    assert.equal(reads, 1);
});
