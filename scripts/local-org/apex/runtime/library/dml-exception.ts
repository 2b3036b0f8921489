import { apexError } from '../values/index.ts';
import type { ApexException, SObject } from '../values/index.ts';
import type { DmlOperation, DmlRowResult } from '../../../contracts.ts';

const VERBS: Record<DmlOperation, string> = {
    insert: 'Insert',
    update: 'Update',
    upsert: 'Upsert',
    delete: 'Delete',
    undelete: 'Undelete',
    merge: 'Merge'
};

/**
 * DmlException of a failed all-or-none call: "Insert failed. First exception on row 0; first error: CODE, message: [fields]",
 * with the row's id where it had one before the call. [Apex Developer Guide, DmlException; asserted by public suites]
 *
 * `rows` are the rows as given; for inserts no id is shown. Each failed row counts once, with its first error.
 */
export function dmlException(
    operation: DmlOperation,
    rows: readonly SObject[],
    results: readonly DmlRowResult[]
): ApexException {
    const failures = results.flatMap((result, index) => {
        const error = result.errors[0];
        if (result.success || error === undefined) return [];
        const id = operation === 'insert' ? null : (rows[index]?.id ?? result.id);
        return [{ ...error, index, id }];
    });
    const first = failures[0];
    // User mode without the right to the object refuses the call as a whole (asserted by a public suite).
    if (first !== undefined && /^Access to entity '\w+' denied$/.test(first.message))
        return apexError('SecurityException', first.message);
    if (first === undefined) throw new TypeError('dmlException without a failed row');
    const row = `row ${first.index}${first.id === null ? '' : ` with id ${first.id}`}`;
    const exception = apexError(
        'DmlException',
        `${VERBS[operation]} failed. First exception on ${row}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`
    );
    exception.dml = failures;
    return exception;
}
