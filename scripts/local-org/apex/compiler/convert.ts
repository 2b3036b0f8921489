import { platformType } from '../../platform/apex-types.ts';
import type { Program } from './program.ts';
import { allInterfaces, derivesFrom } from './symbols.ts';
import { isListLike, isRecordLike, numericRank, platformName, T } from './types.ts';
import type { ApexType } from './types.ts';

/** How a value gets from one type to another without a cast; null: not at all. Lower costs are preferred between overloads. */
export function conversionCost(program: Program, from: ApexType, to: ApexType): number | null {
    if (from === to) return 0;
    if (to.kind === 'any' || from.kind === 'any') return 12;
    if (from.kind === 'void' || to.kind === 'void') return null;
    if (from === T.null) return to.kind === 'object' ? 6 : 1;
    if (to.kind === 'object') return 20;
    const a = numericRank(from);
    const b = numericRank(to);
    if (a > 0 && b > 0) return a < b ? b - a : a === 4 && b === 3 ? 4 : null;
    if (from === T.Id && to === T.String) return 1;
    if (from === T.String && to === T.Id) return 3;
    if (from === T.Date && to === T.Datetime) return 2;
    if (to.kind === 'sobject' && isRecordLike(from)) return 3;
    if (from.kind === 'rows') return rowsCost(program, from, to);
    if (from.kind === 'class') return classCost(program, from, to);
    if (isListLike(from) || from.kind === 'set' || from.kind === 'map') return collectionCost(program, from, to);
    if (from.kind === 'platform') return platformCost(program, from, to);
    // The dynamic proxies of sObjects: rows typed as Name or AggregateResult.
    if (isRecordLike(from) && to.kind === 'record' && (from.text === 'Name' || to.text === 'Name')) return 8;
    return null;
}

function rowsCost(program: Program, from: ApexType, to: ApexType): number | null {
    if (to === from.args[0]) return 5;
    if (isListLike(to))
        return to.args[0] === from.args[0] ||
            isRecordLike(to.args[0]!) ||
            (from.args[0]!.kind === 'sobject' && to.args[0]!.text === 'AggregateResult') ||
            to.args[0]!.kind === 'object' ||
            to.args[0]!.kind === 'any'
            ? to.args[0] === from.args[0]
                ? 0
                : 2
            : null;
    if (isRecordLike(to)) return to.kind === 'sobject' || from.args[0]!.kind === 'sobject' ? 5 : null;
    return collectionCost(program, program.types.list(from.args[0]!), to);
}

function classCost(program: Program, from: ApexType, to: ApexType): number | null {
    const cls = from.cls!;
    if (to.kind === 'class') return derivesFrom(cls, to.cls!) ? 2 : null;
    if (to.text === 'Exception') return cls.exception ? 4 : null;
    if (to.kind !== 'platform') return null;
    const name = platformName(to);
    for (const type of allInterfaces(cls)) {
        if (type.cls !== null) continue;
        if (platformName(type) === name) return 3;
        if (platformCost(program, type, to) !== null) return 4;
    }
    return null;
}

/** Elements convert loosely: the platform lets `List<Id>` be a `List<String>`, and sObject lists be each other. */
function elementsMatch(program: Program, from: ApexType, to: ApexType): boolean {
    return (
        from === to ||
        conversionCost(program, from, to) !== null ||
        (from.kind === 'sobject' && (to.kind === 'record' || to.text === 'AggregateResult')) ||
        from.kind === 'object'
    );
}

function collectionCost(program: Program, from: ApexType, to: ApexType): number | null {
    if (isListLike(from) && isListLike(to)) {
        const [a, b] = [from.args[0]!, to.args[0]!];
        if (a.kind === 'any' || b.kind === 'any') return 1;
        if (numericRank(a) > 0 && numericRank(b) > 0 && a !== b) return null;
        return a === b ? 0 : elementsMatch(program, a, b) ? 2 : null;
    }
    if (from.kind === 'set' && to.kind === 'set') return setLike(program, from, to);
    if (from.kind === 'map' && to.kind === 'map') {
        return elementsMatch(program, from.args[0]!, to.args[0]!) && elementsMatch(program, from.args[1]!, to.args[1]!)
            ? 2
            : null;
    }
    if (to.kind === 'platform' && platformName(to) === 'Iterable' && (isListLike(from) || from.kind === 'set')) {
        return elementsMatch(program, from.args[0]!, to.args[0] ?? T.any) ? 4 : null;
    }
    return null;
}

function setLike(program: Program, from: ApexType, to: ApexType): number | null {
    return elementsMatch(program, from.args[0]!, to.args[0]!) ? 2 : null;
}

function platformCost(program: Program, from: ApexType, to: ApexType): number | null {
    if (to.kind === 'sobject') return platformType(platformName(from))?.superName === 'SObject' ? 3 : null;
    if (to.kind !== 'platform') return null;
    const name = platformName(from);
    const target = platformName(to);
    if (name === target) return 1;
    const table = platformType(name);
    if (table === undefined) return null;
    for (const text of [table.superName, ...table.interfaces]) {
        if (text === null) continue;
        const cost = conversionCost(program, program.platformText(text), to);
        if (cost !== null) return cost + 1;
    }
    return null;
}

/** Whether an explicit cast could ever succeed; unsure means yes. */
export function castable(program: Program, from: ApexType, to: ApexType): boolean {
    if (conversionCost(program, from, to) !== null || conversionCost(program, to, from) !== null) return true;
    const known = from.kind === 'primitive' && to.kind === 'primitive';
    if (known) return numericRank(from) > 0 && numericRank(to) > 0;
    if (from.kind === 'primitive' || to.kind === 'primitive') return false;
    if (from.kind === 'class' && to.kind === 'class')
        return from.cls!.kind === 'interface' || to.cls!.kind === 'interface';
    return true;
}
