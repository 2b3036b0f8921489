interface ErrorBody {
    message?: unknown;
    exceptionType?: unknown;
    errorCode?: unknown;
    output?: { errors?: unknown; fieldErrors?: unknown };
    pageErrors?: unknown;
    fieldErrors?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const messageOf = (value: unknown): string | null => {
    const message = isObject(value) ? value.message : value;
    return typeof message === 'string' && message.trim() !== '' ? message.trim() : null;
};

function messagesOfFields(fieldErrors: unknown): (string | null)[] {
    return isObject(fieldErrors) ? Object.values(fieldErrors).flat().map(messageOf) : [];
}

function messagesOfBody(body: unknown): (string | null)[] {
    if (Array.isArray(body)) {
        return body.map(messageOf);
    }
    if (!isObject(body)) {
        return [messageOf(body)];
    }
    const { output, pageErrors, fieldErrors, message }: ErrorBody = body;
    const details = [
        ...(Array.isArray(output?.errors) ? output.errors.map(messageOf) : []),
        ...messagesOfFields(output?.fieldErrors),
        ...(Array.isArray(pageErrors) ? pageErrors.map(messageOf) : []),
        ...messagesOfFields(fieldErrors)
    ].filter((text) => text !== null);
    // A general message says less than what the record's rules reported.
    return details.length > 0 ? details : [messageOf(message)];
}

/**
 * The messages in whatever Apex, Lightning Data Service or JavaScript reported, without duplicates.
 * @param errors one error or several, of any shape
 * @returns messages to show; empty when nothing readable was reported
 */
export function reduceErrors(errors: unknown): string[] {
    const list = Array.isArray(errors) ? errors : [errors];
    const messages = list.flatMap((error) => {
        if (!isObject(error)) {
            return [messageOf(error)];
        }
        const fromBody = 'body' in error ? messagesOfBody(error.body).filter((text) => text !== null) : [];
        return fromBody.length > 0 ? fromBody : [messageOf(error) ?? messageOf(error.statusText)];
    });
    return [...new Set(messages.filter((text) => text !== null))];
}

/**
 * One message for a place that has room for one.
 * @param error see {@link reduceErrors}
 * @param fallback what to say when nothing readable was reported
 */
export function plainMessage(error: unknown, fallback: string): string {
    return reduceErrors(error).join(' ') || fallback;
}

/**
 * True when the platform refused the Apex class itself: the user has none of the package's permission sets. The platform
 * gives no code for it, only the English message; a translated one shows as an ordinary error.
 */
export function isAccessRefused(error: unknown): boolean {
    return reduceErrors(error).some((message) => /access to the apex class/i.test(message));
}
