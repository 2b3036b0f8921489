import { tx } from '../context.ts';
import { apexError, ApexMap, ApexSet, MESSAGES } from '../values/index.ts';
import type { ApexException, DmlFailure } from '../values/index.ts';
import { constant } from './enums.ts';
import { objectMethods } from './numbers.ts';
import { sobjectFieldOf } from './schema-tokens.ts';
import { listOf, need, stringList } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** The failed row at an index; exceptions other than DmlException have none. */
function failure(self: ApexException, index: number): DmlFailure {
    const found = self.dml?.[need(index)];
    if (found === undefined) throw apexError('TypeException', `DML row index out of bounds: ${index}`);
    return found;
}

const exceptionMethods: Record<string, Member> = {
    ...objectMethods,
    getcause: (self: ApexException) => self.cause,
    initcause: (self: ApexException, cause: ApexException | null) => self.initCause(cause),
    getlinenumber: (self: ApexException) => self.line(),
    getmessage: (self: ApexException) => self.getMessage(),
    setmessage: (self: ApexException, message: string | null) => void (self.message = message),
    getstacktracestring: (self: ApexException) => self.stackTrace(),
    gettypename: (self: ApexException) => self.typeName,
    tostring: (self: ApexException) => self.toText(),
    getnumdml: (self: ApexException) => {
        if (self.dml === null && self.typeName !== 'System.DmlException')
            throw apexError('TypeException', MESSAGES.notDml);
        return self.dml?.length ?? 0;
    },
    getdmlmessage: (self: ApexException, i: number) => failure(self, i).message,
    getdmlindex: (self: ApexException, i: number) => failure(self, i).index,
    getdmlid: (self: ApexException, i: number) => failure(self, i).id,
    getdmlstatuscode: (self: ApexException, i: number) => failure(self, i).statusCode,
    getdmltype: (self: ApexException, i: number) => constant('StatusCode', failure(self, i).statusCode),
    getdmlfieldnames: (self: ApexException, i: number) => stringList(failure(self, i).fields),
    getdmlfields: (self: ApexException, i: number) => {
        const { id, fields } = failure(self, i);
        const object = id === null ? undefined : tx().model.objectByPrefix(id.slice(0, 3));
        const found = fields.flatMap((name) => {
            const field = object === undefined ? undefined : tx().model.field(object, name);
            return field === undefined ? [] : [sobjectFieldOf(object!, field)];
        });
        return listOf('Schema.SObjectField', found);
    },
    // QueryException, when user mode refused fields [Apex Developer Guide, "Enforce User Mode for Database Operations"]
    getinaccessiblefields: (self: ApexException) =>
        new ApexMap(
            'Map<String,Set<String>>',
            [...(self.inaccessibleFields ?? [])].map(([object, fields]) => [object, new ApexSet('Set<String>', fields)])
        )
};

/** Exceptions are made by the kernel (`new X(message, cause)`), since user exception classes share their constructors. */
export const exceptionClasses: PlatformClass[] = [{ name: 'Exception', methods: exceptionMethods }];
