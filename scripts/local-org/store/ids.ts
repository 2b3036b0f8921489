/** Record ids: key prefix, `0`-padded base-62 counter, checksum of three characters. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const COUNTER_WIDTH = 12;

/** The three characters that make an id safe where case is lost: one bit per capital letter, five bits a character. */
export function idChecksum(id15: string): string {
    let checksum = '';
    for (let block = 0; block < 3; block++) {
        let bits = 0;
        for (let position = 0; position < 5; position++) {
            const code = id15.charCodeAt(block * 5 + position);
            if (code >= 65 && code <= 90) {
                bits |= 1 << position;
            }
        }
        checksum += CHECK_DIGITS[bits];
    }
    return checksum;
}

/** Key prefix of the ids of all history objects, which describes do not tell. */
export const HISTORY_PREFIX = '017';

/** The id with the given number among an object's ids; text order of ids is the order of their numbers. */
export function makeId(keyPrefix: string, number: number): string {
    let rest = number;
    let text = '';
    while (rest > 0) {
        text = DIGITS[rest % 62] + text;
        rest = Math.floor(rest / 62);
    }
    const id15 = keyPrefix + text.padStart(COUNTER_WIDTH, '0');
    return id15 + idChecksum(id15);
}
