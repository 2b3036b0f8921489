import { ApiError } from '../api/errors.ts';
import type { TestCatalogue, TestClass } from './catalogue.ts';

/** Body of runTestsAsynchronous and runTestsSynchronous, as far as it is read. */
interface RunPayload {
    tests?: { className?: string; classId?: string; namespace?: string; testMethods?: string[] }[];
    classNames?: string;
    classids?: string;
    testLevel?: string;
    suiteNames?: string;
    suiteids?: string;
    category?: string[];
    skipCodeCoverage?: boolean;
}

/** Which methods of which classes a request asks for. */
export interface TestSelection {
    classes: TestClass[];
    coverage: boolean;
}

const invalid = (message: string): ApiError => new ApiError(400, 'INVALID_INPUT', message);

/** Reads a request to run tests. Throws ApiError with the platform's code for names that are no tests, and for what is not modelled. */
export function selectTests(body: unknown, catalogue: TestCatalogue): TestSelection {
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object');
    const payload = body as RunPayload;
    if (payload.suiteNames || payload.suiteids) throw invalid('The local org has no test suites');
    if (payload.category && !payload.category.some((name) => name.toLowerCase() === 'apex'))
        throw invalid('The local org runs Apex tests only');
    const classes = classesOf(payload, catalogue);
    return { classes, coverage: payload.skipCodeCoverage !== true };
}

function classesOf(payload: RunPayload, catalogue: TestCatalogue): TestClass[] {
    const items = payload.tests ?? [
        ...split(payload.classNames).map((className) => ({ className })),
        ...split(payload.classids).map((classId) => ({ classId }))
    ];
    if (items.length > 0) return merged(items.map((item) => classOf(item, catalogue)));
    if (payload.testLevel !== 'RunLocalTests' && payload.testLevel !== 'RunAllTestsInOrg')
        throw invalid('Always provide a classes, suites, tests, or testLevel property');
    if (catalogue.tests.length === 0) throw invalid('There are no Apex tests in this org');
    return catalogue.tests;
}

function classOf(item: NonNullable<RunPayload['tests']>[number], catalogue: TestCatalogue): TestClass {
    const { classId, testMethods } = item;
    const name = plainName(item.className ?? '', catalogue.namespace);
    const found = catalogue.tests.find((test) =>
        classId === undefined ? test.name.toLowerCase() === name : test.id.slice(0, 15) === classId.slice(0, 15)
    );
    if (!found) {
        if (classId !== undefined)
            throw invalid(
                `This class ID's value is invalid: ${classId}. Provide the ID of an Apex class that has test methods.`
            );
        throw invalid(
            `This class name's value is invalid: ${item.className ?? ''}. Provide the name of an Apex class that has test methods.`
        );
    }
    if (!testMethods?.length) return found;
    const methods = testMethods.map((wanted) => {
        const method = found.methods.find((each) => each.toLowerCase() === wanted.toLowerCase());
        if (!method)
            throw invalid(
                `This test method's value is invalid: ${found.name}.${wanted}. Provide the name of a test method.`
            );
        return method;
    });
    return { ...found, methods };
}

/** One entry a class, whatever was asked for of it how often. */
function merged(classes: TestClass[]): TestClass[] {
    const byId = new Map<string, TestClass>();
    for (const each of classes)
        byId.set(each.id, { ...each, methods: [...new Set([...(byId.get(each.id)?.methods ?? []), ...each.methods])] });
    return [...byId.values()];
}

function plainName(name: string, namespace: string): string {
    const lower = name.toLowerCase();
    const prefix = `${namespace.toLowerCase()}.`;
    return namespace !== '' && lower.startsWith(prefix) ? lower.slice(prefix.length) : lower;
}

function split(text: string | undefined): string[] {
    return (text ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
