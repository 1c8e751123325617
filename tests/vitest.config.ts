import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Those that change RxDB for all that comes after them, or end processes at any moment. */
const alone = ['tests/faults/**/*.test.ts', 'tests/unit/store/rx-storage/dev-mode.test.ts']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two cores, and the kill tests start processes of their own; a third has what is left while others wait for a time-out.
    maxWorkers: 3,
    // A skipped or lone test must not pass unseen.
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/{unit,contract,integration,architecture}/**/*.test.{ts,tsx}'],
          exclude: alone,
          // What one file has read of the program the next one need not read again: a third of their time.
          isolate: false,
        },
      },
    ],
  },
})
