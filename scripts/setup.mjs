#!/usr/bin/env node
// Makes a clone ready to run: dependencies, the vendor bundle of base components and, on request, the programs that
// tests and checks need. Plain JavaScript without dependencies, because it runs before anything is installed.
//
// Usage: node scripts/setup.mjs [--browser] [--java]
//   --browser  find Chromium or Chrome, or install Debian's chromium when that is possible here
//   --java     the same for a Java runtime (apex-ls and Code Analyzer)
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dependenciesReady, installDependencies, packagedNode, runStep } from './setup/dependencies.mjs';
import { ensureBrowser, ensureJava } from './setup/programs.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((option) => option !== '--browser' && option !== '--java');
if (unknown.length > 0) {
    console.error(`setup: unknown option ${unknown.join(' ')}; known: --browser, --java`);
    process.exit(2);
}

try {
    if (Number(process.versions.node.split('.')[0]) < 18) {
        throw new Error(`Node 18 or later is needed to install the project's own Node; this is ${process.version}`);
    }
    if (!dependenciesReady(root)) await installDependencies(root);
    const node = packagedNode(root);
    const vendorBuilder = 'scripts/local-org/bundle/build-vendor.ts';
    // Nothing to do is its own decision: it compares the versions it was built from.
    if (existsSync(path.join(root, vendorBuilder))) {
        await runStep('base components', node, [vendorBuilder], { cwd: root });
    }
    if (wanted.has('--browser')) await ensureBrowser();
    if (wanted.has('--java')) await ensureJava();
} catch (error) {
    console.error(`setup: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
}
