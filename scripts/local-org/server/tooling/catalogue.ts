import type { Org } from '../../org/org.ts';
import { testMethodsOf } from '../../testing/run-class.ts';
import { findUser } from '../api/local/login.ts';

/** A class or trigger of the org with its record's id. */
export interface CodeUnit {
    name: string;
    id: string;
}

export interface TestClass extends CodeUnit {
    methods: string[];
}

/** What there is to test. */
export interface TestCatalogue {
    namespace: string;
    tests: TestClass[];
    classes: CodeUnit[];
    triggers: CodeUnit[];
}

/** Why a user may not see or run tests. */
export interface CatalogueRefusal {
    status: number;
    errorCode: string;
    message: string;
}

/** The org's test classes and all its code, for a user with "Author Apex". */
export function testCatalogue(org: Org, userId: string): TestCatalogue | CatalogueRefusal {
    if (findUser(org, { userId }) === null)
        return { status: 401, errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' };
    if (!org.security.user(userId).userPermission('AuthorApex'))
        return {
            status: 403,
            errorCode: 'INSUFFICIENT_ACCESS',
            message: 'Apex tests require the user permission Author Apex'
        };
    const classes = units(org, 'ApexClass');
    const ids = new Map(classes.map((unit) => [unit.name.toLowerCase(), unit.id]));
    const tests = org.classes().flatMap((meta) => {
        const id = ids.get(meta.name.toLowerCase());
        const methods = id === undefined ? [] : testMethodsOf(meta);
        return id === undefined || methods.length === 0 ? [] : [{ name: meta.name, id, methods }];
    });
    return { namespace: org.model.namespace, tests, classes, triggers: units(org, 'ApexTrigger') };
}

function units(org: Org, table: 'ApexClass' | 'ApexTrigger'): CodeUnit[] {
    return org.store
        .all(`SELECT "Name", "Id" FROM "${table}"`, [])
        .map(([name, id]) => ({ name: String(name), id: String(id) }));
}
