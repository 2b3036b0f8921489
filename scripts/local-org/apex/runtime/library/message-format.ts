import { apexError, ApexDouble, concatText, Decimal, toText } from '../values/index.ts';
import { userLocale } from './support.ts';

/**
 * String.format: java.text.MessageFormat's quoting rules (`''` is a quote, `'{0}'` is literal). Numbers that are not text
 * are written in the user's locale, as MessageFormat does; everything else as String.valueOf.
 */
export function formatMessage(pattern: string, args: readonly unknown[]): string {
    let out = '';
    let quoted = false;
    for (let i = 0; i < pattern.length; i++) {
        const c = pattern[i]!;
        if (c === "'") {
            if (pattern[i + 1] === "'") {
                out += "'";
                i++;
            } else quoted = !quoted;
        } else if (c === '{' && !quoted) {
            const end = pattern.indexOf('}', i);
            const text = end < 0 ? '' : pattern.slice(i + 1, end);
            if (end < 0 || !/^\s*\d+\s*$/.test(text))
                throw apexError('StringException', `can't parse argument number: ${text}`);
            const index = Number(text);
            out += index < args.length ? argument(args[index]) : `{${index}}`;
            i = end;
        } else out += c;
    }
    return out;
}

function argument(v: unknown): string {
    if (typeof v === 'number' || typeof v === 'bigint') return v.toLocaleString(userLocale());
    if (v instanceof Decimal || v instanceof ApexDouble) return formatNumber(v);
    return v === null ? concatText(v) : toText(v);
}

/** Number in the user's locale with up to three decimals, rounded half-even (java.text.NumberFormat's default). */
export function formatNumber(v: Decimal | ApexDouble): string {
    const decimal = v instanceof Decimal ? v : Decimal.ofNumber(v.value);
    return new Intl.NumberFormat(userLocale(), { maximumFractionDigits: 3 }).format(
        decimal.setScale(3, 'HALF_EVEN').toPlainString() as `${number}`
    );
}
