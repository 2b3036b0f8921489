import fs from 'node:fs';
import path from 'node:path';
import type { Org } from '../org/org.ts';
import type { ObjectModel, OrgModel } from '../schema/types.ts';
import { loadObject, type ObjectReport } from './load-object.ts';
import { readMapping, type Mapping, type ObjectMapping } from './mapping.ts';
import { csvCell, readTable, type Table } from './table.ts';
import { planColumns } from './columns.ts';

export interface ImportReport {
    objects: ObjectReport[];
    /** Where rejected rows were written, with row number and reason; null when there were none. */
    errorFiles: string[];
}

export interface ImportOptions {
    /** A folder of CSV files, or one file. */
    source: string;
    mapFile: string | null;
    errorDirectory: string;
    progress: (text: string, done: number, total: number) => void;
}

interface Source {
    object: ObjectModel;
    table: Table;
    mapping: ObjectMapping;
}

/**
 * Loads Salesforce data-load CSV files as the administrator. Every row stands on its own: good rows are kept, bad ones go
 * to an error file with row number and reason. With a match key a second run updates, and leaves alone what is the same.
 */
export function runImport(org: Org, options: ImportOptions): ImportReport {
    const mapping = readMapping(options.mapFile);
    const sources = sourcesIn(org.model, options.source, mapping);
    const report: ImportReport = { objects: [], errorFiles: [] };
    for (const source of inOrder(org.model, sources, mapping)) {
        const result = loadObject(org, source, options.progress);
        report.objects.push(result);
        if (result.rejected.length > 0) report.errorFiles.push(writeErrors(options.errorDirectory, source, result));
    }
    return report;
}

function sourcesIn(model: OrgModel, source: string, mapping: Mapping): Source[] {
    const stat = fs.statSync(source, { throwIfNoEntry: false });
    if (!stat) throw new Error(`There is no file or folder ${source}`);
    const files = stat.isDirectory()
        ? fs
              .readdirSync(source)
              .filter((name) => name.endsWith('.csv'))
              .sort()
              .map((name) => path.join(source, name))
        : [source];
    if (files.length === 0) throw new Error(`${source} holds no .csv file`);
    return files.map((file) => {
        const base = path.basename(file, '.csv');
        const named = Object.entries(mapping.objects).find(([, entry]) => entry.file === path.basename(file))?.[0];
        const object = model.object(named ?? base);
        if (!object)
            throw new Error(
                `${file}: there is no object ${named ?? base}; name the file after its object, or name it in the mapping file`
            );
        return { object, table: readTable(file), mapping: mappingOf(model, mapping, object) };
    });
}

function mappingOf(model: OrgModel, mapping: Mapping, object: ObjectModel): ObjectMapping {
    return Object.entries(mapping.objects).find(([name]) => model.object(name) === object)?.[1] ?? {};
}

/** The mapping's order, then parents before what refers to them. */
function inOrder(model: OrgModel, sources: Source[], mapping: Mapping): Source[] {
    const named = Object.keys(mapping.objects).map((name) => model.object(name));
    const rank = (source: Source): number => {
        const index = named.indexOf(source.object);
        return index < 0 ? named.length : index;
    };
    const waiting = [...sources].sort((left, right) => rank(left) - rank(right));
    const ordered: Source[] = [];
    while (waiting.length > 0) {
        const next = waiting.findIndex(
            (source) =>
                rank(source) < named.length ||
                !parentsOf(model, source).some(
                    (parent) => parent !== source.object && waiting.some((other) => other.object === parent)
                )
        );
        ordered.push(...waiting.splice(Math.max(0, next), 1));
    }
    return ordered;
}

function parentsOf(model: OrgModel, source: Source): ObjectModel[] {
    return planColumns(model, source.object, source.table, source.mapping).columns.flatMap((column) =>
        column.kind === 'parent' ? [column.target] : []
    );
}

function writeErrors(directory: string, source: Source, report: ObjectReport): string {
    fs.mkdirSync(directory, { recursive: true });
    const file = path.join(directory, `${source.object.name}-errors.csv`);
    const lines = report.rejected.map(({ row, reason, cells }) =>
        [String(row), reason, ...cells].map(csvCell).join(',')
    );
    fs.writeFileSync(
        file,
        `${['Row', 'Reason', ...source.table.columns].map(csvCell).join(',')}\n${lines.join('\n')}\n`
    );
    return file;
}
