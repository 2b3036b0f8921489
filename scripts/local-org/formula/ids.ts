/** 15 and 18 character record ids in formulas: fields give the 15-character form, CASESAFEID makes the other. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form; a text that is no id stays as it is. */
export function safeId(id: string): string {
    if (!/^[a-zA-Z0-9]{15}$/.test(id)) return id;
    let suffix = '';
    for (let part = 0; part < 15; part += 5) {
        let bits = 0;
        for (let at = 0; at < 5; at++) if (/[A-Z]/.test(id[part + at]!)) bits |= 1 << at;
        suffix += DIGITS[bits];
    }
    return id + suffix;
}
