/** Compiles generated Apex once and prints the milliseconds. */
import path from 'node:path';
import { compileProgram } from '../local-org/apex/compiler/index.ts';
import { isImplemented } from '../local-org/apex/runtime/library/index.ts';
import { loadOrgModel } from '../local-org/schema/load.ts';
import type { ApexSource } from '../local-org/schema/types.ts';
import { projectRoot } from '../checks/lib/project.ts';

/** Characters in all. */
const SIZE = 1_200_000;

const model = loadOrgModel({ projectDir: projectRoot, sourceDirs: [], namespace: '', version: 1 });
const sources: ApexSource[] = [];
for (let size = 0; size < SIZE; size += sources.at(-1)!.text.length) sources.push(source(sources.length));
const start = performance.now();
const program = compileProgram(model, sources, { isMember: isImplemented });
// Asking for all diagnostics compiles all units.
const [problem] = program.diagnostics.filter((entry) => entry.severity === 'error');
const took = performance.now() - start;
if (problem) throw new Error(`${path.basename(problem.path)}:${problem.line} ${problem.message}`);
process.stdout.write(took.toFixed(0));

/** A class of some 6,000 characters in the manner of a service: queries, collections, arithmetic, calls to the class before. */
function source(index: number): ApexSource {
    const name = `Generated${index}`;
    const before = index === 0 ? name : `Generated${index - 1}`;
    const methods = Array.from({ length: 6 }, (_, method) => methodText(before, method)).join('\n');
    const text = `/** Written by a program. */
public with sharing class ${name} {
    private final Map<Id, Account> accountsById = new Map<Id, Account>();
    public Integer count { get; private set; }
    public class Line implements Comparable {
        public String label;
        public Decimal amount;
        public Integer compareTo(Object other) {
            return amount > ((Line) other).amount ? 1 : -1;
        }
    }
${methods}
}
`;
    return { kind: 'class', name, path: `classes/${name}.cls`, text, apiVersion: 68 };
}

function methodText(before: string, index: number): string {
    return `    /** Sums amounts of opportunities by stage and account. */
    public List<Line> summarise${index}(Set<Id> accountIds, Date since, Integer most) {
        Map<String, Decimal> amounts = new Map<String, Decimal>();
        for (Opportunity deal : [SELECT Id, Name, StageName, Amount, AccountId, Account.Name FROM Opportunity WHERE AccountId IN :accountIds AND CloseDate >= :since WITH USER_MODE LIMIT :most]) {
            String key = deal.StageName + ' / ' + deal.Account.Name.toLowerCase();
            Decimal known = amounts.containsKey(key) ? amounts.get(key) : 0;
            if (deal.Amount != null && deal.Amount > 0) {
                amounts.put(key, known + deal.Amount * 1.1);
            } else if (String.isNotBlank(deal.Name)) {
                amounts.put(key, known);
            }
        }
        List<Line> lines = new List<Line>();
        for (String key : amounts.keySet()) {
            Line line = new Line();
            line.label = key.left(80);
            line.amount = amounts.get(key).setScale(2);
            lines.add(line);
        }
        lines.sort();
        count = (count == null ? 0 : count) + lines.size();
        try {
            List<Account> changed = new List<Account>();
            for (Account account : [SELECT Id, Description FROM Account WHERE Id IN :accountIds WITH SYSTEM_MODE]) {
                account.Description = String.format('{0} lines, {1}', new List<Object>{ lines.size(), since });
                accountsById.put(account.Id, account);
                changed.add(account);
            }
            if (!changed.isEmpty()) update as user changed;
        } catch (DmlException problem) {
            throw new IllegalArgumentException(problem.getMessage());
        }
        return lines.isEmpty() ? new ${before}.Line[]{}.isEmpty() ? lines : null : lines;
    }
`;
}
