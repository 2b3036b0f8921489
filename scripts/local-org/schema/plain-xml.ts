/** The plain part of XML that metadata is written in: elements, attributes and texts, with one root. Several times as fast as the whole of it. */

const NAME = '[A-Za-z][\\w.:-]*';

const DECLARATION = /^\uFEFF?(?:<\?xml[^?<>]*\?>)?\s*/;

/** A tag and the text behind it: slash of an end tag, name, attributes, slash of an empty element, text. */
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<&]*")*)\\s*(/?)>([^<]*)`, 'y');

const ATTRIBUTE = new RegExp(`(${NAME})="([^"]*)"`, 'g');

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Members that every object has. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));

interface Open {
    name: string;
    attributes: Record<string, string> | null;
    /** Child elements; null where there are none so far. */
    members: Record<string, unknown> | null;
    text: string;
}

/**
 * Reads a document into an object with its root as member: elements with nothing but text are strings, repeated ones arrays, attributes begin
 * with `@_`. Null for a document that is not well-formed, or that has more than the plain part (comments, CDATA, mixed content, other entities).
 */
export function readPlainXml(text: string): Record<string, unknown> | null {
    TAG.lastIndex = DECLARATION.exec(text)![0].length;
    const document: Open = { name: '', attributes: null, members: null, text: '' };
    const open = [document];
    while (TAG.lastIndex < text.length) {
        const tag = TAG.exec(text);
        if (tag === null) return null;
        const [, end, name, attributes, empty, behind] = tag as unknown as [
            string,
            string,
            string,
            string,
            string,
            string
        ];
        if (end === '/') {
            const element = open.pop()!;
            if (element.name !== name || attributes !== '' || empty === '/' || !close(element, open.at(-1)))
                return null;
        } else {
            const element: Open = { name, attributes: null, members: null, text: '' };
            if (RESERVED.has(name) || (attributes !== '' && !readAttributes(element, attributes))) return null;
            if (empty !== '/') open.push(element);
            else if (!close(element, open.at(-1))) return null;
        }
        if (!addText(open.at(-1)!, behind)) return null;
    }
    return open.length === 1 && document.text === '' ? document.members : null;
}

function readAttributes(element: Open, attributes: string): boolean {
    element.attributes = {};
    for (const [, name, value] of attributes.matchAll(ATTRIBUTE)) {
        const key = `@_${name!}`;
        if (key in element.attributes) return false;
        element.attributes[key] = value!.trim();
    }
    return true;
}

/** Puts a finished element into the one around it; says whether it can be told as a member. */
function close(element: Open, parent: Open | undefined): boolean {
    const { attributes, members, text } = element;
    // An end without a start, a second root, text among elements.
    if (parent === undefined || (parent.name === '' && parent.members !== null)) return false;
    if (members !== null && text !== '') return false;
    let value: unknown = members ?? text;
    if (attributes !== null) value = { ...(members ?? (text === '' ? {} : { '#text': text })), ...attributes };
    parent.members ??= {};
    const before = parent.members[element.name];
    if (before === undefined) parent.members[element.name] = value;
    else if (Array.isArray(before)) before.push(value);
    else parent.members[element.name] = [before, value];
    return true;
}

/** Adds a text to the element that it stands in; says whether it has no entities but the five that XML names. */
function addText(element: Open, text: string): boolean {
    const trimmed = text.trim();
    if (trimmed === '') return true;
    if (element.text !== '' || trimmed.includes(']]>')) return false;
    let isKnown = true;
    element.text = trimmed.includes('&')
        ? trimmed.replace(/&(\w*);?/g, (entity, name: string) => {
              isKnown &&= entity.endsWith(';') && Object.hasOwn(ENTITIES, name);
              return ENTITIES[name] ?? entity;
          })
        : trimmed;
    return isKnown;
}
