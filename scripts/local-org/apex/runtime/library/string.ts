import type { PlatformClass } from './support.ts';
import { stringCore, stringStatics } from './string-core.ts';
import { stringEscape } from './string-escape.ts';
import { stringSearch } from './string-search.ts';

export const stringClass: PlatformClass = {
    name: 'String',
    statics: stringStatics,
    methods: { ...stringCore, ...stringSearch, ...stringEscape }
};
