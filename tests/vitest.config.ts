import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/{unit,contract,integration,architecture,faults}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two cores, and the kill tests start processes of their own; a third has what is left while others wait for a time-out.
    maxWorkers: 3,
    // A skipped or lone test must not pass unseen.
    allowOnly: false,
  },
})
