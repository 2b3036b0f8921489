import { runningCode, tx } from '../context.ts';
import type { ApexType } from '../type.ts';
import type { ApexDatetime, ApexObject, SObject } from '../values/index.ts';
import { countUsage } from '../limits.ts';
import { ApexList, apexError, PlatformObject } from '../values/index.ts';
import { setMock } from './http.ts';
import { setCurrentPage } from './page-reference.ts';
import { installTests } from './install.ts';
import { RowResult } from './results.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';
import type { AccessLevel } from './access.ts';
import type { Access, TestHost } from '../../../contracts.ts';

/** The test runner; TypeException outside of a test. */
function testing(): TestHost {
    const host = tx().testing;
    if (host === null) throw apexError('TypeException', 'Test methods can only be called from tests');
    return host;
}

/** EventBus.TestBroker. */
class TestBroker extends PlatformObject {
    readonly apexType = 'EventBus.TestBroker';
}

function createStub(type: ApexType, provider: ApexObject): ApexObject {
    const found = tx().program.find(need(type).name);
    if (found === null) throw apexError('TypeException', `Cannot create a stub of ${type.name}`);
    return found.stub(need(provider, 2));
}

/** EventBus.publish: one event or a list of them; counts as one DML statement, as events published after commit do. */
function publish(target: unknown, access: Access): RowResult | ApexList {
    countUsage(tx(), 'dmlStatements');
    const rows = target instanceof ApexList ? target.items : [need(target)];
    countUsage(tx(), 'publishedEvents', rows.length);
    const results = tx()
        .jobs.publish(
            rows.map((row) => need(row as SObject | null)),
            access
        )
        .map((result) => new RowResult('SaveResult', result));
    return target instanceof ApexList ? new ApexList('List<Database.SaveResult>', results) : results[0]!;
}

export const testClasses: PlatformClass[] = [
    {
        name: 'Test',
        statics: {
            ...installTests,
            isrunningtest: () => tx().isTest,
            starttest: () => testing().startTest(),
            stoptest: () => testing().stopTest(),
            setcreateddate: (id: string, at: ApexDatetime) => testing().setCreatedDate(need(id), need(at, 2).ms),
            getstandardpricebookid: () => testing().standardPricebookId(),
            createstub: createStub,
            setmock: setMock,
            setcurrentpage: setCurrentPage,
            setcurrentpagereference: setCurrentPage,
            geteventbus: () => {
                testing();
                return new TestBroker();
            }
        }
    },
    { name: 'EventBus.TestBroker', methods: { deliver: () => tx().jobs.deliverEvents() } },
    {
        name: 'EventBus',
        statics: {
            'publish/1': (target: unknown) => publish(target, runningCode().access()),
            'publishwithaccesslevel/2': (target: unknown, level: AccessLevel) =>
                publish(target, need(level, 2).access())
        }
    }
];
