/** All Apex values in one import. */
export { ApexBlob } from './blob.ts';
export { coerceToField, fieldApexType } from './coerce.ts';
export { ApexDate } from './date.ts';
export { ApexDatetime } from './datetime.ts';
export { Decimal } from './decimal.ts';
export type { RoundingMode } from './decimal.ts';
export { ApexDouble, doubleText } from './double.ts';
export { ApexEnum, EnumType } from './enum.ts';
export { AssertError, isUncatchable, LimitError, UnsupportedError } from './errors.ts';
export {
    apexError,
    ApexException,
    AuraHandledException,
    isApexFailure,
    isException,
    nullReference,
    platformExceptionName,
    PLATFORM_EXCEPTIONS
} from './exceptions.ts';
export type { DmlFailure, PlatformExceptionName } from './exceptions.ts';
export { normalizeId } from './id.ts';
export { ApexList } from './list.ts';
export { ApexMap } from './map.ts';
export { MESSAGES } from './messages.ts';
export { ApexObject, PlatformObject } from './object.ts';
export * from './ops.ts';
export { ApexSet } from './set.ts';
export { SObject } from './sobject.ts';
export type { LazyValues, RowError } from './sobject.ts';
export { apexFrames, frameText, setFrameNamer } from './stack.ts';
export type { ApexFrame } from './stack.ts';
export { ApexTime } from './time.ts';
export { isTimeZone, localToUtc, offsetAt } from './timezone.ts';
export { parseType, typeArgument, typeText, TypeTextError } from './types.ts';
export type { TypeRef } from './types.ts';
