/* Runs before every Jest suite: accessibility matchers, the package's real label texts, and browser features jsdom lacks. */
const { globSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { XMLParser } = require('fast-xml-parser');
const { setup: registerSa11y } = require('@sa11y/jest');

registerSa11y();

const root = path.resolve(__dirname, '../..');
const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
for (const file of globSync('force-app/main/*/labels/*.labels-meta.xml', { cwd: root })) {
    const labels = parser.parse(readFileSync(path.join(root, file), 'utf8')).CustomLabels?.labels ?? [];
    for (const label of labels) {
        jest.mock(`@salesforce/label/c.${label.fullName}`, () => ({ __esModule: true, default: label.value }), {
            virtual: true
        });
    }
}

// jsdom cannot parse container queries, says so for every component that has one, and lays nothing out anyway.
const consoleError = console.error;
console.error = (...args) => {
    if (!String(args[0]?.message ?? args[0]).includes('Could not parse CSS stylesheet')) consoleError(...args);
};
