import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/support/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  // Each has a shop and a browser of its own; one alone leaves half of two cores idle.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    // Recorded for somebody who can open it: it takes a fifth of the time of every test that passes.
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  },
  projects: [
    {
      name: 'web',
      testMatch: 'web/**/*.spec.ts',
      outputDir: '../test-results/web',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        launchOptions: executablePath ? { executablePath } : {},
      },
    },
    // One screen, one keyboard.
    { name: 'electron', workers: 1, testMatch: 'electron/**/*.spec.ts', outputDir: '../test-results/electron' },
  ],
})
