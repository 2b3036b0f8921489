import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { emitPackage, stripTypes } from './emit.ts';
import { openFixture } from './lib/project.ts';
import { withTemporaryFolder } from './lib/temporary.ts';

test('shouldKeepDecoratorsAndLinesWhenTypesAreBlankedOut', () => {
    const source =
        "import type { Row } from './row';\nclass A {\n    @api rows: Row[] = [];\n    private size(): number {\n        return this.rows.length;\n    }\n}\n";
    const code = stripTypes(source, 'a.ts');
    assert.equal(code.split('\n').length, source.split('\n').length);
    assert.match(code, /@api rows {7,}= \[\];/);
    assert.doesNotMatch(code, /Row\b|number|private/);
});

test('shouldNameFileAndLineWhenSyntaxIsMoreThanTypes', () => {
    assert.throws(() => stripTypes('const a = 1;\n\n  enum Color { Red }\n', 'color.ts'), {
        file: 'color.ts',
        line: 3,
        column: 3,
        message: /enum Color/
    });
});

test('shouldShipJavaScriptOnlyWhenPackageIsEmitted', () =>
    withTemporaryFolder(async (folder) => {
        emitPackage(openFixture('broken'), folder);
        const bundle = path.join(folder, 'force-app/main/lwc/wrong');
        assert.ok(existsSync(path.join(bundle, 'wrong.js')));
        assert.ok(!existsSync(path.join(bundle, 'wrong.ts')));
        assert.ok(existsSync(path.join(bundle, 'wrong.html')));
        assert.match(
            readFileSync(path.join(folder, 'force-app/main/classes/NoSharing.cls'), 'utf8'),
            /class NoSharing/
        );
    }));
