import path from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

/** `npm run screenshots`: pictures of every page for docs/screens and the README, from the running app. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'take-screens.ts',
  outputDir: path.resolve(import.meta.dirname, '../../test-results'),
  globalSetup: path.resolve(import.meta.dirname, '../../scripts/test/e2e-setup.mjs'),
  workers: 1,
  timeout: 1_800_000,
});
