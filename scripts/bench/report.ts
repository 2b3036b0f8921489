import os from 'node:os';
import { table } from '../local-org/cli/output.ts';
import { median, type Figures, type Measure } from './measure.ts';

const COLUMNS = ['Measured', 'Median', 'Range', 'Budget'];

/** The figures for a terminal. */
export function terminal(figures: readonly Figures[]): string {
    return table(
        [...COLUMNS, ''],
        figures.map((entry) => [...cells(entry), verdict(entry)])
    );
}

/** The figures as a table for the documentation, with what they were measured on. */
export function markdown(figures: readonly Figures[], runs: number): string {
    const lines = figures.map((entry) => `| ${[...cells(entry), verdict(entry)].join(' | ')} |`);
    const machine = `${os.availableParallelism()} processors (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${os.platform()}; median of ${runs} runs`;
    return [
        `Measured on ${machine}.`,
        '',
        `| ${[...COLUMNS, 'Within'].join(' | ')} |`,
        `|---|---|---|---|---|`,
        ...lines
    ].join('\n');
}

function cells({ measure, values, problem }: Figures): string[] {
    const budget = measure.budget === null ? '' : text(measure, measure.budget);
    if (values.length === 0 || problem !== null)
        return [measure.title, 'not measured', (problem ?? '').split('\n')[0]!.slice(0, 80), budget];
    return [
        measure.title,
        text(measure, median(values)),
        `${text(measure, Math.min(...values))} to ${text(measure, Math.max(...values))}`,
        budget
    ];
}

function text({ unit }: Measure, value: number): string {
    return `${unit === 's' ? value.toFixed(value < 10 ? 2 : 1) : Math.round(value).toLocaleString('en-US')} ${unit}`;
}

function verdict({ measure, values, problem }: Figures): string {
    if (measure.budget === null || problem !== null || values.length === 0) return '';
    return median(values) <= measure.budget ? 'yes' : 'no';
}
