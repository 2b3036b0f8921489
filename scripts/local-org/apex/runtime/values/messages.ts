/**
 * Every text that Apex code may compare. Sources: [REF] Apex Reference Guide and Developer Guide examples,
 * [PUB] asserted by public Apex test suites or quoted in public threads, [OWN] wording of the local org.
 */
export const MESSAGES = {
    /** [PUB] */
    nullReference: 'Attempt to de-reference a null object',
    /** [PUB] */
    argumentNull: (position: number) => `Argument ${position} cannot be null`,
    /** [PUB] */
    divideByZero: 'Divide by 0',
    /** [PUB] java.math.BigDecimal's text. */
    roundingNecessary: 'Rounding necessary',
    /** [OWN] */
    notANumber: 'Not a finite number',
    /** [OWN] */
    scaleRange: 'Invalid scale: must be between -33 and 33',
    invalidExponent: 'Invalid exponent: must be between 0 and 32,767',
    /** [OWN] */
    negativeRoot: 'Square root of a negative number',
    /** [PUB] */
    invalidDecimal: (text: string) => `Invalid decimal: ${text}`,
    invalidInteger: (text: string) => `Invalid integer: ${text}`,
    invalidLong: (text: string) => `Invalid long: ${text}`,
    invalidDouble: (text: string) => `Invalid double: ${text}`,
    invalidDate: (text: string) => `Invalid date: ${text}`,
    invalidDatetime: (text: string) => `Invalid date/time: ${text}`,
    invalidId: (text: string) => `Invalid id: ${text}`,
    /** [PUB] Conversion of one runtime type into another. */
    invalidConversion: (from: string, to: string) => `Invalid conversion from runtime type ${from} to ${to}`,
    /** [PUB] */
    listIndex: (index: number) => `List index out of bounds: ${index}`,
    /** [PUB] */
    noRows: 'List has no rows for assignment to SObject',
    manyRows: 'List has more than 1 row for assignment to SObject',
    /** [PUB] */
    finalCollection: 'Collection is read-only',
    iterated: 'Cannot modify a collection while it is being iterated.',
    readOnlyRecord: 'Record is read-only',
    /** [PUB] */
    fieldNotQueried: (object: string, field: string) =>
        `SObject row was retrieved via SOQL without querying the requested field: ${object}.${field}`,
    invalidField: (field: string, object: string) => `Invalid field ${field} for ${object}`,
    fieldNotWriteable: (object: string, field: string) => `Field is not writeable: ${object}.${field}`,
    illegalAssignment: (from: string, to: string) => `Illegal assignment from ${from} to ${to}`,
    invalidRelationship: (name: string, object: string) => `Invalid relationship ${name} for ${object}`,
    /** [PUB] Default message of an exception created without one. */
    scriptThrown: 'Script-thrown exception',
    /** [OWN] */
    notDml: 'Exception is not a DmlException',
    /** [PUB] A cause can be set once. */
    causeTwice: 'Cause has already been set',
    /** [PUB] */
    iteratorEnd: 'Iteration has no more elements',
    /** [PUB] Only sortable elements can be sorted. */
    notSortable: (type: string) => `One or more of the items in this list is not Comparable: ${type}`,
    /** [PUB] java.lang.StringIndexOutOfBoundsException surfaced as StringException. */
    stringIndexRange: (index: number) => `String index out of range: ${index}`,
    startOutOfBounds: (n: number) => `Starting position out of bounds: ${n}`,
    endOutOfBounds: (n: number) => `Ending position out of bounds: ${n}`
} as const;
