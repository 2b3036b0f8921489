import type { ApexType } from '../type.ts';
import { resolveType } from '../type.ts';
import { generatorClass, JsonGenerator } from './json-generator.ts';
import { JsonParser, parserClass } from './json-parser.ts';
import { Reader, untyped } from './json-read.ts';
import { parseJson } from './json-tokens.ts';
import { serialize } from './json-write.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

function deserialize(text: string, type: ApexType, strict: boolean): unknown {
    const { name } = need(type, 2);
    return new Reader(need(text), strict).read(parseJson(text), resolveType(name) ?? name);
}

export const jsonClasses: PlatformClass[] = [
    {
        name: 'JSON',
        statics: {
            serialize: (v: unknown, suppressNulls = false) => serialize(v, { pretty: false, suppressNulls }),
            serializepretty: (v: unknown, suppressNulls = false) => serialize(v, { pretty: true, suppressNulls }),
            deserialize: (text: string, type: ApexType) => deserialize(text, type, false),
            deserializestrict: (text: string, type: ApexType) => deserialize(text, type, true),
            deserializeuntyped: (text: string) => untyped(parseJson(need(text))),
            createparser: (text: string) => new JsonParser(need(text)),
            creategenerator: (pretty: boolean) => new JsonGenerator(need(pretty))
        }
    },
    parserClass,
    generatorClass
];
