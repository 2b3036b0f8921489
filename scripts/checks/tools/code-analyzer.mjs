// Runs Salesforce Code Analyzer's engines over a folder and prints the violations as JSON. A process of its own, because
// the engines are installed beside this file and keep Java processes and log files of their own.
// Usage: node code-analyzer.mjs FOLDER SCRATCH_FOLDER REPORT.html
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig, OutputFormat } from '@salesforce/code-analyzer-core';
import * as pmd from '@salesforce/code-analyzer-pmd-engine';
import * as regex from '@salesforce/code-analyzer-regex-engine';
import * as retire from '@salesforce/code-analyzer-retirejs-engine';
import * as sfge from '@salesforce/code-analyzer-sfge-engine';

const [folder, scratch, report] = process.argv.slice(2);
// An entry point whose paths take the graph engine longer than the timeout (ms) is given up, which it says in its log alone.
const config = CodeAnalyzerConfig.fromObject({
    log_folder: scratch,
    engines: { sfge: { java_max_heap_size: '3g', java_thread_count: 2, java_thread_timeout: 15000 } }
});
const analyzer = new CodeAnalyzer(config);
for (const engine of [pmd, sfge, regex, retire]) await analyzer.addEnginePlugin(engine.createEnginePlugin());
const workspace = await analyzer.createWorkspace([folder]);
const rules = await analyzer.selectRules(['AppExchange', 'Recommended:Security', 'sfge:Security'], { workspace });
const results = await analyzer.run(rules, { workspace });
writeFileSync(report, results.toFormattedOutput(OutputFormat.HTML));
const violations = results.getViolations().map((violation) => {
    const location = violation.getPrimaryLocation();
    return {
        engine: violation.getRule().getEngineName(),
        rule: violation.getRule().getName(),
        severity: violation.getRule().getSeverityLevel(),
        file: location.getFile() && path.relative(folder, location.getFile()),
        line: location.getStartLine(),
        message: violation.getMessage()
    };
});
writeFileSync(
    path.join(scratch, 'violations.json'),
    JSON.stringify({ rules: rules.getCount(), engines: results.getEngineNames(), violations })
);
