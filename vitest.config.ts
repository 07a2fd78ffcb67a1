import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const databaseTests = '**/*.db.test.ts';
const elsewhere = ['**/node_modules/**', '.next/**', '.data/**', 'e2e/**', 'scripts/boundaries/fixture/**'];
const shared = {
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
};

/** https://github.com/porsager/postgres/issues/1208: thrown by a connection that was closed; lib/server/main.ts goes on, too. */
const isLateWrite = (stack = '') => /nextWrite .*postgres.src.connection/.test(stack);

export default defineConfig({
  test: {
    onUnhandledError: (error) => !isLateWrite(error.stack),
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [databaseTests, ...elsewhere],
          // Simulations take seconds, and machines differ.
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'db',
          environment: 'node',
          include: [databaseTests],
          exclude: elsewhere,
          globalSetup: ['scripts/test/database-setup.mjs'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
