import type { LineCoverage, TestResult } from '../../testing/protocol.ts';
import type { CodeUnit, TestCatalogue } from './catalogue.ts';
import type { Row } from './tables.ts';

/** Rows of a run's coverage: per test method and unit, per unit, and for all the code. */
export interface CoverageRows {
    perMethod: Row[];
    aggregate: Row[];
    /** Percent of the lines that ran, rounded down. */
    percent: number;
}

/** Makes the rows of the platform's coverage objects; test classes do not count. `classIdOf` gives the id of a test class. */
export function coverageRows(
    results: readonly TestResult[],
    coverage: readonly LineCoverage[],
    catalogue: TestCatalogue
): CoverageRows {
    const counted = coverage.filter((unit) => !unit.isTest && unit.lines.length > 0);
    const byPath = new Map(counted.map((unit) => [unit.path, unit]));
    const perMethod = results.flatMap((result) =>
        (result.covered ?? []).flatMap((part): Row[] => {
            const unit = byPath.get(part.path);
            const code = unit && codeOf(unit, catalogue);
            if (!unit || !code) return [];
            return [
                {
                    ApexTestClassId: idOf(result.className, catalogue.classes),
                    TestMethodName: result.method,
                    ...unitRow(code, unit.lines, new Set(part.lines))
                }
            ];
        })
    );
    const aggregate = counted.flatMap((unit): Row[] => {
        const code = codeOf(unit, catalogue);
        return code
            ? [unitRow(code, unit.lines, new Set(unit.lines.filter((_line, index) => unit.hits[index]! > 0)))]
            : [];
    });
    const sum = (column: string): number => aggregate.reduce((total, row) => total + Number(row[column]), 0);
    const all = sum('NumLinesCovered') + sum('NumLinesUncovered');
    return { perMethod, aggregate, percent: all === 0 ? 0 : Math.floor((100 * sum('NumLinesCovered')) / all) };
}

function unitRow(code: CodeUnit, lines: readonly number[], covered: ReadonlySet<number>): Row {
    const coveredLines = lines.filter((line) => covered.has(line));
    const uncoveredLines = lines.filter((line) => !covered.has(line));
    return {
        ApexClassOrTriggerId: code.id,
        'ApexClassOrTrigger.Id': code.id,
        'ApexClassOrTrigger.Name': code.name,
        NumLinesCovered: coveredLines.length,
        NumLinesUncovered: uncoveredLines.length,
        Coverage: { coveredLines, uncoveredLines }
    };
}

function codeOf(unit: LineCoverage, catalogue: TestCatalogue): CodeUnit | undefined {
    const units = unit.path.endsWith('.trigger') ? catalogue.triggers : catalogue.classes;
    return units.find((each) => each.name.toLowerCase() === unit.name.toLowerCase());
}

/** Id of a class by its name; '' when it has none. */
export function idOf(name: string, units: readonly CodeUnit[]): string {
    return units.find((each) => each.name.toLowerCase() === name.toLowerCase())?.id ?? '';
}
