import { tx } from '../context.ts';
import { apexError, ApexException, ApexMap, ApexSet, MESSAGES, PLATFORM_EXCEPTIONS } from '../values/index.ts';
import type { DmlFailure } from '../values/index.ts';
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

export const exceptionMethods: Record<string, Member> = {
    ...objectMethods,
    'getcause': (self: ApexException) => self.cause,
    'initcause': (self: ApexException, cause: ApexException | null) => self.initCause(cause),
    'getlinenumber': (self: ApexException) => self.line(),
    'getmessage': (self: ApexException) => self.getMessage(),
    'setmessage': (self: ApexException, message: string | null) => void (self.message = message),
    'getstacktracestring': (self: ApexException) => self.stackTrace(),
    'gettypename': (self: ApexException) => self.typeName,
    'tostring': (self: ApexException) => self.toText(),
    'getnumdml': (self: ApexException) => {
        if (self.dml === null && self.typeName !== 'System.DmlException') throw apexError('TypeException', MESSAGES.notDml);
        return self.dml?.length ?? 0;
    },
    'getdmlmessage': (self: ApexException, i: number) => failure(self, i).message,
    'getdmlindex': (self: ApexException, i: number) => failure(self, i).index,
    'getdmlid': (self: ApexException, i: number) => failure(self, i).id,
    'getdmlstatuscode': (self: ApexException, i: number) => failure(self, i).statusCode,
    'getdmltype': (self: ApexException, i: number) => constant('StatusCode', failure(self, i).statusCode),
    'getdmlfieldnames': (self: ApexException, i: number) => stringList(failure(self, i).fields),
    'getdmlfields': (self: ApexException, i: number) => {
        const { id, fields } = failure(self, i);
        const object = id === null ? undefined : tx().model.objectByPrefix(id.slice(0, 3));
        const found = fields.flatMap((name) => {
            const field = object === undefined ? undefined : tx().model.field(object, name);
            return field === undefined ? [] : [sobjectFieldOf(object!, field)];
        });
        return listOf('Schema.SObjectField', found);
    },
    'getinaccessiblefields': (self: ApexException) => new ApexMap('Map<String,Set<String>>', [...(self.inaccessibleFields ?? [])].map(([object, fields]) => [object, new ApexSet('Set<String>', fields)])),
};

/** Constructors shared by all exceptions; user exception classes have the same four. */
function constructors(typeName: string): Record<string, Member> {
    return {
        '/0': () => new ApexException(typeName),
        '/1': (a: string | ApexException | null) => (a instanceof ApexException ? new ApexException(typeName, null, a) : new ApexException(typeName, a)),
        '/2': (message: string | null, cause: ApexException | null) => new ApexException(typeName, message, cause),
    };
}

/**
 * AuraHandledException: its constructor's text is what the client sees, while getMessage() answers "Script-thrown exception"
 * until setMessage is called. [Public threads on testing AuraHandledException]
 */
export class AuraHandledException extends ApexException {
    /** Text for the client. */
    readonly clientMessage: string | null;

    constructor(text: string | null) {
        super('System.AuraHandledException');
        this.clientMessage = text;
    }
}

export const exceptionClasses: PlatformClass[] = [
    { name: 'Exception', methods: exceptionMethods },
    ...PLATFORM_EXCEPTIONS.filter((name) => name !== 'AuraHandledException').map((name) => ({ name, methods: exceptionMethods, constructors: constructors(`System.${name}`) })),
    { name: 'AuraHandledException', methods: exceptionMethods, constructors: { '/1': (text: string | null) => new AuraHandledException(text) } },
];
