import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// sfdx-lwc-jest brings LWC 8 for itself; ours is the one that `lwc` depends on. Its "main" is an ES module, which Jest cannot
// require: use the CommonJS build beside it.
const ofLwc = createRequire(require.resolve('lwc'));
const commonJs = (name) => ofLwc.resolve(name).replace(/index\.(cjs\.)?js$/, 'index.cjs');

export default {
    ...jestConfig,
    testMatch: ['<rootDir>/force-app/**/__tests__/**/*.test.ts'],
    modulePathIgnorePatterns: ['<rootDir>/.local-org', '<rootDir>/artifacts'],
    transform: {
        ...jestConfig.transform,
        '^.+\\.(js|ts|html|css)$': require.resolve('./test/jest/ts-transformer.cjs')
    },
    collectCoverageFrom: ['force-app/main/**/lwc/**/*.ts', '!**/__tests__/**'],
    coverageDirectory: 'coverage/lwc',
    moduleNameMapper: {
        '^(lwc|@lwc/engine-dom)$': commonJs('@lwc/engine-dom'),
        '^@lwc/synthetic-shadow$': commonJs('@lwc/synthetic-shadow'),
        '^@lwc/wire-service$': commonJs('@lwc/wire-service'),
        // sfdx-lwc-jest has no stub for the first, and some without an ARIA label for the others.
        '^lightning/modal$': '<rootDir>/test/jest/stubs/modal.ts',
        '^lightning/button$': '<rootDir>/test/jest/stubs/button.ts',
        '^lightning/progressBar$': '<rootDir>/test/jest/stubs/progressBar.ts'
    },
    setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/test/jest/setup.cjs']
};
