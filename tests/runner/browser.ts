import { spawnSync } from 'node:child_process'
import { findChromium } from '../e2e/support/chromium.ts'
import { runTool } from './run-tool.ts'

/** A Chromium to test in, fetched where none is here: Playwright's own, else Debian's package. */
export async function provideChromium(): Promise<string | undefined> {
  const found = findChromium()
  if (found !== undefined) return found
  console.error('No Chromium is installed: trying Playwright’s own, then Debian’s package.')
  await runTool('@playwright/test/cli.js', ['install', 'chromium'])
  return findChromium() ?? (installDebianChromium() ? findChromium() : undefined)
}

function installDebianChromium(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    }).status === 0
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
}
