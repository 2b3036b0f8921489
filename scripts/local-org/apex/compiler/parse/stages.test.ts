import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import * as P from '@apexdevtools/apex-parser';
import { parseUnit } from './index.ts';
import { parseInStages } from './stages.ts';

const SPECS = path.join(import.meta.dirname, '../../../spec/classes');

class Errors extends P.ApexErrorListener {
    readonly found: string[] = [];

    apexSyntaxError(line: number, column: number, message: string): void {
        this.found.push(`${line}:${column} ${message}`);
    }
}

test('should give the tree that the whole context gives when decisions are taken without it', () => {
    let again = 0;
    for (const file of globSync('Spec[F-P]*.cls', { cwd: SPECS })) {
        const text = readFileSync(path.join(SPECS, file), 'utf8');
        const whole = P.ApexParserFactory.createLexerAndParser(text, new P.ThrowingErrorListener()).parser;
        let stages = 0;
        const tree = parseInStages(text, new P.ThrowingErrorListener(), (parser) => {
            stages++;
            return parser.compilationUnit();
        });
        again += stages - 1;
        assert.equal(
            tree.toStringTree(whole.ruleNames, whole),
            whole.compilationUnit().toStringTree(whole.ruleNames, whole),
            file
        );
    }
    assert.equal(again, 0, 'texts without errors that were parsed twice');
});

test('should tell the errors that the whole context tells when a text is no Apex', () => {
    for (const text of ['class A { void m( { } }', 'class A { Integer n = 1 + ; }', "class A { String s = '\\q'; }"]) {
        const alone = new Errors();
        P.ApexParserFactory.createLexerAndParser(text, alone).parser.compilationUnit();
        const staged = new Errors();
        parseInStages(text, staged, (parser) => parser.compilationUnit());
        assert.ok(alone.found.length > 0, text);
        assert.deepEqual(staged.found, alone.found, text);
        assert.equal(parseUnit(text, 'class', 'A').errors.length, alone.found.length, text);
    }
});
