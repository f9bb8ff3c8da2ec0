import js from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** One import boundary: what `files` may not import, and why. */
const boundary = (files, group, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'data/', '/reports/', 'test-results/', '.angular/', 'coverage/']),
  js.configs.recommended,
  ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  boundary(
    ['libs/**/*.ts'],
    ['@nestjs/*', '@angular/*', 'typeorm', 'node:*', 'socket.io*', '**/server/**', '**/client/**'],
    'libs run in the browser and on the server alike: no framework, no Node.',
    ['**/*.spec.ts'],
  ),
  boundary(
    ['client/**/*.ts'],
    ['**/server/**', '@nestjs/*', 'typeorm', 'node:*'],
    'The client knows the server by libs/contracts alone.',
  ),
  boundary(['server/**/*.ts'], ['**/client/**', '@angular/*'], 'The server knows nothing of the page.'),
  {
    files: ['server/src/**/*.controller.ts', 'server/src/**/*.gateway.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['typeorm', '**/database/**', '**/*.entity.js'],
              message: 'Doors parse and call one service method; rules and storage live behind it.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['client/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['client/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  prettier,
);
