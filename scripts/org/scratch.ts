/**
 * Scratch orgs; needs a Dev Hub that `sf org login web --set-default-dev-hub` knows.
 *
 * Usage: npm run scratch:create [-- ALIAS [DEFINITION]]   a new scratch org, 7 days (config/project-scratch-def.json)
 *        npm run scratch:deploy [-- ALIAS]                deploys the package's source and assigns Keystone_RevOps to you
 *        npm run scratch:test [-- ALIAS]                  runs all Apex tests there, with coverage
 *        npm run scratch:delete [-- ALIAS]
 */
import { sf, usage, withJavaScript } from './sf.ts';

const [action, alias = 'keystone', definition = 'config/project-scratch-def.json'] = process.argv.slice(2);

switch (action) {
    case 'create':
        sf(
            'org',
            'create',
            'scratch',
            '--definition-file',
            definition,
            '--alias',
            alias,
            '--duration-days',
            '7',
            '--set-default',
            '--wait',
            '20'
        );
        break;
    case 'deploy':
        withJavaScript(() => {
            sf('project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', alias, '--wait', '30');
            sf('org', 'assign', 'permset', '--name', 'Keystone_RevOps', '--target-org', alias);
        });
        break;
    case 'test':
        sf(
            'apex',
            'run',
            'test',
            '--test-level',
            'RunLocalTests',
            '--code-coverage',
            '--result-format',
            'human',
            '--wait',
            '30',
            '--target-org',
            alias
        );
        break;
    case 'delete':
        sf('org', 'delete', 'scratch', '--target-org', alias, '--no-prompt');
        break;
    default:
        usage('usage: node scripts/org/scratch.ts create|deploy|test|delete [ALIAS] [DEFINITION]');
}
