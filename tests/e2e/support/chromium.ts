import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/**
 * The Chromium to test in: CHROME_PATH, an installed one, Playwright's own; undefined where there is none.
 * A browser that can't even say its version (a library is missing) is passed over.
 */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROME_PATH']
  return [...(chosen ? [chosen] : []), ...installed(), chromium.executablePath()].find(runs)
}

function installed(): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32')
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function runs(path: string): boolean {
  if (!existsSync(path)) return false
  // On Windows, Chrome answers `--version` by opening a window.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}
