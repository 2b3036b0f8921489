/**
 * Versions of the managed package; needs a Dev Hub with the namespace linked, and the package in sfdx-project.json's
 * packageAliases (`sf package create --name Keystone --package-type Managed --path force-app` writes it there once).
 *
 * Usage: npm run package:version              builds a beta version with its tests and code coverage
 *        npm run package:promote -- VERSION   releases one: from then on its names and signatures are frozen
 */
import { sf, usage, withJavaScript } from './sf.ts';

const [action, version] = process.argv.slice(2);

if (action === 'create') {
    withJavaScript(() =>
        sf(
            'package',
            'version',
            'create',
            '--package',
            'Keystone',
            '--installation-key-bypass',
            '--code-coverage',
            '--wait',
            '120'
        )
    );
} else if (action === 'promote' && version !== undefined) {
    sf('package', 'version', 'promote', '--package', version);
} else {
    usage('usage: node scripts/org/package-version.ts create | promote VERSION');
}
