/** What the code must not do, beyond what the compiler says; `scripts/lint-rules.test.ts` proves the own rules. */
import { resolve } from 'node:path';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import { importBoundaries } from './scripts/lint/import-boundaries.mjs';

const TYPED = ['**/*.ts', '**/*.vue'];

const PROJECTS = [
  './src/shared/tsconfig.json',
  './src/main/tsconfig.json',
  './src/preload/tsconfig.json',
  './src/renderer/tsconfig.json',
  './src/viewer/tsconfig.json',
  './test/tsconfig.json',
].map((path) => resolve(import.meta.dirname, path));

const ONE_DOOR = {
  selector: "Identifier[name='ipcMain']",
  message: 'Channels open in src/main/ipc/handle.ts, behind its checks.',
};
const ONE_BRIDGE = {
  selector: "MemberExpression[property.name='roadproof']",
  message: 'Only src/renderer/src/api/bridge.ts speaks with main.',
};
/** On a busy machine everything comes late: a test waits as long as the others do. */
const SHORT_WAIT = {
  selector:
    "CallExpression[callee.property.name=/^(poll|waitFor)$/] > ObjectExpression > Property[key.name='timeout'][value.raw=/^([0-9]_?[0-9]{3}|1[0-4]_?[0-9]{3}|[0-9]{1,3})$/]",
  message: 'Leave the timeout out: the default waits long enough for a slow machine.',
};
const NODE_18 = {
  selector: "MemberExpression[object.name='URL'][property.name='canParse']",
  message: 'Electron 25 carries Node 18.15, which has no URL.canParse.',
};

export default defineConfig(
  {
    ignores: [
      'out/**',
      'dist/**',
      '.cache/**',
      'coverage/**',
      'test-results/**',
      'resources/**',
      'scripts/setup/default-app/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: TYPED,
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      vue.configs['flat/recommended'],
    ],
    languageOptions: {
      parser: vueParser,
      parserOptions: {
        parser: tseslint.parser,
        project: PROJECTS,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers in messages are the rule here: counts, sizes, codes.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => {}` says "nothing to do" plainly.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // Interfaces stated as `Result<void>` and handlers without an input are ours on purpose.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `noPropertyAccessFromIndexSignature` demands what this forbids.
      '@typescript-eslint/dot-notation': 'off',
      // Composables and stores hand out functions that never use `this`; classes here bind their own.
      '@typescript-eslint/unbound-method': 'off',
      // Vue's props destructuring gives defaults to props that TypeScript sees as always there.
      '@typescript-eslint/no-useless-default-assignment': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ONE_DOOR, ONE_BRIDGE],
    },
  },
  {
    files: ['**/*.vue'],
    // Defaults of props stand in a destructuring that Vue compiles away: the rule takes the type of
    // what is inside the component for the type of what may be passed in.
    rules: { '@typescript-eslint/no-useless-default-assignment': 'off' },
  },
  {
    files: ['**/*.{ts,vue,mjs}'],
    plugins: {
      'import-x': importX,
      roadproof: { rules: { 'import-boundaries': importBoundaries } },
    },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: PROJECTS, noWarnOnMultipleProjects: true }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: { 'import-x/no-cycle': 'error' },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['**/*.test.ts'],
    rules: { 'roadproof/import-boundaries': 'error' },
  },
  {
    files: ['src/main/**/*.ts', 'src/simulator/**/*.ts', 'src/shared/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ONE_DOOR, ONE_BRIDGE, NODE_18] },
  },
  {
    files: ['src/main/**/*.ts'],
    ignores: ['src/main/cli.ts', 'src/main/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/main/ipc/handle.ts'],
    rules: { 'no-restricted-syntax': ['error', ONE_BRIDGE, NODE_18] },
  },
  {
    files: ['src/renderer/src/api/bridge.ts'],
    rules: { 'no-restricted-syntax': ['error', ONE_DOOR] },
  },
  {
    // Tests reach into pages and parsed answers, where a wrong guess is a failing test, not a bug.
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', SHORT_WAIT],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  prettier,
);
