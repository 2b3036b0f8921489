import type { Member } from './support.ts';

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Names of U+00A0 to U+00FF in order (HTML 3.2 / ISO 8859-1). */
const LATIN1 = (
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo ' +
    'frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde ' +
    'Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
    'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

/** Further names of HTML 4.0. */
const HTML4: Record<string, number> = {
    OElig: 338,
    oelig: 339,
    Scaron: 352,
    scaron: 353,
    Yuml: 376,
    fnof: 402,
    circ: 710,
    tilde: 732,
    Alpha: 913,
    Beta: 914,
    Gamma: 915,
    Delta: 916,
    Epsilon: 917,
    Zeta: 918,
    Eta: 919,
    Theta: 920,
    Iota: 921,
    Kappa: 922,
    Lambda: 923,
    Mu: 924,
    Nu: 925,
    Xi: 926,
    Omicron: 927,
    Pi: 928,
    Rho: 929,
    Sigma: 931,
    Tau: 932,
    Upsilon: 933,
    Phi: 934,
    Chi: 935,
    Psi: 936,
    Omega: 937,
    alpha: 945,
    beta: 946,
    gamma: 947,
    delta: 948,
    epsilon: 949,
    zeta: 950,
    eta: 951,
    theta: 952,
    iota: 953,
    kappa: 954,
    lambda: 955,
    mu: 956,
    nu: 957,
    xi: 958,
    omicron: 959,
    pi: 960,
    rho: 961,
    sigmaf: 962,
    sigma: 963,
    tau: 964,
    upsilon: 965,
    phi: 966,
    chi: 967,
    psi: 968,
    omega: 969,
    ensp: 8194,
    emsp: 8195,
    thinsp: 8201,
    zwnj: 8204,
    zwj: 8205,
    lrm: 8206,
    rlm: 8207,
    ndash: 8211,
    mdash: 8212,
    lsquo: 8216,
    rsquo: 8217,
    sbquo: 8218,
    ldquo: 8220,
    rdquo: 8221,
    bdquo: 8222,
    dagger: 8224,
    Dagger: 8225,
    bull: 8226,
    hellip: 8230,
    permil: 8240,
    prime: 8242,
    Prime: 8243,
    lsaquo: 8249,
    rsaquo: 8250,
    oline: 8254,
    frasl: 8260,
    euro: 8364,
    trade: 8482,
    larr: 8592,
    uarr: 8593,
    rarr: 8594,
    darr: 8595,
    harr: 8596,
    forall: 8704,
    part: 8706,
    exist: 8707,
    empty: 8709,
    nabla: 8711,
    isin: 8712,
    notin: 8713,
    ni: 8715,
    prod: 8719,
    sum: 8721,
    minus: 8722,
    radic: 8730,
    infin: 8734,
    cap: 8745,
    cup: 8746,
    int: 8747,
    asymp: 8776,
    ne: 8800,
    equiv: 8801,
    le: 8804,
    ge: 8805,
    sub: 8834,
    sup: 8835,
    loz: 9674,
    spades: 9824,
    clubs: 9827,
    hearts: 9829,
    diams: 9830
};

function entities(html4: boolean): [Map<string, string>, Map<string, string>] {
    const byChar = new Map<string, string>([
        ['&', 'amp'],
        ['<', 'lt'],
        ['>', 'gt'],
        ['"', 'quot']
    ]);
    LATIN1.forEach((name, i) => byChar.set(String.fromCharCode(160 + i), name));
    if (html4) for (const [name, code] of Object.entries(HTML4)) byChar.set(String.fromCharCode(code), name);
    return [byChar, new Map([...byChar].map(([char, name]) => [name, char]))];
}

const [HTML3_NAMES, HTML3_CHARS] = entities(false);
const [HTML4_NAMES, HTML4_CHARS] = entities(true);

function escapeHtml(text: string, names: Map<string, string>): string {
    return text.replace(/[^]/g, (c) => {
        const name = names.get(c);
        return name === undefined ? c : `&${name};`;
    });
}

function unescapeEntities(text: string, chars: Map<string, string>): string {
    return text.replace(
        /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g,
        (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
            if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
            if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
            return chars.get(name!) ?? all;
        }
    );
}

const unicode = (c: string): string => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
const CONTROL: Record<string, string> = { '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' };

function escapeJava(text: string, special: RegExp): string {
    return text.replace(/[^]/g, (c) => {
        if (special.test(c)) return `\\${c}`;
        if (CONTROL[c] !== undefined) return CONTROL[c];
        return c < ' ' || c > '~' ? unicode(c) : c;
    });
}

const SIMPLE: Record<string, string> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };

function unescapeJava(text: string): string {
    return text.replace(
        /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([^]))/g,
        (_, hex: string | undefined, octal: string | undefined, c: string | undefined) => {
            if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
            if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
            return SIMPLE[c!] ?? c!;
        }
    );
}

const XML_CHARS = new Map(Object.entries(XML).map(([char, entity]) => [entity.slice(1, -1), char]));

/** Escaping methods of String (commons-lang StringEscapeUtils). */
export const stringEscape: Record<string, Member> = {
    escapecsv: (self: string) => (/[",\n\r]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self),
    unescapecsv: (self: string) =>
        /^".*"$/s.test(self) && self.length > 1 && /[",\n\r]/.test(self.slice(1, -1))
            ? self.slice(1, -1).replaceAll('""', '"')
            : self,
    escapeecmascript: (self: string) => escapeJava(self, /["'\\/]/),
    unescapeecmascript: (self: string) => unescapeJava(self),
    escapejava: (self: string) => escapeJava(self, /["\\]/),
    unescapejava: (self: string) => unescapeJava(self),
    escapeunicode: (self: string) => self.replace(/[^\x00-\x7f]/g, unicode),
    unescapeunicode: (self: string) =>
        self.replace(/\\u+\+?([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    escapexml: (self: string) => self.replace(/[&<>"']/g, (c) => XML[c]!),
    unescapexml: (self: string) => unescapeEntities(self, XML_CHARS),
    escapehtml3: (self: string) => escapeHtml(self, HTML3_NAMES),
    unescapehtml3: (self: string) => unescapeEntities(self, HTML3_CHARS),
    escapehtml4: (self: string) => escapeHtml(self, HTML4_NAMES),
    unescapehtml4: (self: string) => unescapeEntities(self, HTML4_CHARS)
};
