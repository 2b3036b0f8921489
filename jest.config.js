import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// sfdx-lwc-jest 7.9 resolves the hoisted LWC 9, whose "main" is an ES module that Jest cannot require: use the CommonJS builds.
const commonJs = (name) => require.resolve(name).replace(/index\.(cjs\.)?js$/, 'index.cjs');

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
        // sfdx-lwc-jest has no stub for it.
        '^lightning/modal$': '<rootDir>/test/jest/stubs/modal.ts'
    },
    setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/test/jest/setup.cjs']
};
