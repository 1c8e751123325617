import { buildIfStale } from '../../electron/host/build.ts'
import { findElectronRuntime } from '../../electron/host/electron-runtime.ts'
import { provideChromium } from './browser.ts'
import { provideDisplay } from './display.ts'
import { countPlaywright, runPlaywright } from './playwright.ts'
import { failure, type Tally } from './tally.ts'

/** The journeys in a real browser. No browser to be had is a failure: a till that nobody clicked is not tested. */
export async function runInChromium(): Promise<Tally> {
  const chromium = await provideChromium()
  if (chromium === undefined)
    return failure('No Chromium: set CHROME_PATH, or install one (`npx playwright install --with-deps chromium`).')
  return runPlaywright('web', { CHROME_PATH: chromium })
}

/**
 * The journeys in the real window. Where Electron's runtime or a display is missing they are skipped and counted so;
 * with TILLHOUSE_REQUIRE_ELECTRON=1 that is a failure.
 */
export async function runInElectron(): Promise<Tally> {
  if (findElectronRuntime() === undefined)
    return missing('No Electron runtime: run `npx install-electron`, or set ELECTRON_OVERRIDE_DIST_PATH.')
  const display = await provideDisplay()
  if (!display) return missing('No display, and no Xvfb to make one.')
  try {
    return await runPlaywright('electron', display.env)
  } finally {
    await display.close()
  }
}

/** Builds what the journeys run. */
export function build(): Tally | undefined {
  try {
    buildIfStale()
    return undefined
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}

async function missing(sentence: string): Promise<Tally> {
  if (process.env['TILLHOUSE_REQUIRE_ELECTRON'] === '1') return failure(sentence)
  const skipped = await countPlaywright('electron')
  console.error(`\n⚠ SKIPPED: the ${skipped} tests in the Electron window. ${sentence}`)
  return { passed: 0, failed: 0, skipped }
}
