import lwcRecommendedTs from '@salesforce/eslint-config-lwc/recommended-ts.js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const unusedVars = ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }];

export default defineConfig([
    globalIgnores([
        '**/node_modules/',
        'scripts/checks/fixtures/',
        '.local-org/',
        'artifacts/',
        'coverage/',
        'vendor/'
    ]),

    // Lightning web components in TypeScript: the package's, and those of the local org's shell.
    {
        files: ['force-app/**/lwc/**/*.ts', 'test/jest/**/*.ts', 'scripts/local-org/shell/modules/**/*.ts'],
        extends: [lwcRecommendedTs, tseslint.configs.recommended],
        languageOptions: {
            parser: tseslint.parser,
            parserOptions: { ecmaVersion: 'latest', sourceType: 'module' }
        },
        rules: {
            '@typescript-eslint/no-unused-vars': unusedVars,
            '@typescript-eslint/consistent-type-imports': 'error',
            // TypeScript checks these better than rules that know no types.
            'no-unused-vars': 'off',
            'no-undef': 'off',
            'no-dupe-class-members': 'off',
            'import/named': 'off',
            'import/namespace': 'off',
            'import/default': 'off',
            'import/export': 'off',
            'consistent-return': 'off',
            'no-restricted-syntax': [
                'error',
                {
                    selector: 'TSEnumDeclaration, TSModuleDeclaration[kind="namespace"]',
                    message: 'Erasable syntax only.'
                }
            ]
        }
    },
    {
        files: ['force-app/**/lwc/**/__tests__/**/*.ts', 'test/jest/**/*.ts'],
        languageOptions: { globals: { ...globals.node, ...globals.jest } },
        rules: {
            // Tests wait for the engine's rendering and reach into imported adapters.
            '@lwc/lwc/no-async-operation': 'off',
            '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off'
        }
    },

    // The shell is the page itself: it may use the address and the history, and starts what it does not wait for.
    {
        files: ['scripts/local-org/shell/modules/**/*.ts'],
        rules: { 'no-restricted-globals': 'off', 'no-void': 'off' }
    },

    // Declarations for the TypeScript compiler.
    {
        files: ['types/**/*.ts'],
        extends: [tseslint.configs.recommended]
    },

    // Support code of the checks that Jest itself loads.
    {
        files: ['test/jest/**/*.cjs'],
        languageOptions: { sourceType: 'commonjs', globals: { ...globals.node, ...globals.jest } }
    },

    // The local org, the checks and the scripts around them: TypeScript that Node runs as it is.
    {
        files: ['scripts/**/*.ts'],
        extends: [tseslint.configs.recommended],
        rules: {
            '@typescript-eslint/no-unused-vars': unusedVars,
            '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
            '@typescript-eslint/no-non-null-assertion': 'off',
            eqeqeq: ['error', 'always', { null: 'ignore' }]
        }
    },
    {
        files: ['scripts/**/*.mjs'],
        languageOptions: { sourceType: 'module', globals: globals.node },
        rules: { 'no-undef': 'error', 'no-unused-vars': unusedVars }
    }
]);
