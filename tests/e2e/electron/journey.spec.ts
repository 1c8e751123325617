import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { Journey } from '../journey/whole-way.ts'
import { findChromium } from '../support/chromium.ts'
import { killElectron, launchElectron } from '../support/electron.ts'

test('from an empty folder to a sold item and a packed order, and everything is there after a restart', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tillhouse-e2e-'))
  const executablePath = findChromium()
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  let app: ElectronApplication = await launchElectron({ dataFolder })
  let page: Page = await app.firstWindow()
  const downloads = join(dataFolder, 'downloads')
  const saved = (): string[] => {
    try {
      return readdirSync(downloads).filter((name) => name.endsWith('.pdf'))
    } catch {
      return []
    }
  }
  try {
    const journey = new Journey({
      dataFolder,
      page: () => page,
      browser,
      async saved(click) {
        const before = saved()
        const fresh = (): string | undefined => saved().find((name) => !before.includes(name))
        await click()
        // Chromium writes a download beside its place, and moves it there when it is whole.
        await expect.poll(fresh).toBeDefined()
        return new Uint8Array(readFileSync(join(downloads, fresh() ?? '')))
      },
      async restart(how) {
        if (how === 'closed') await app.close()
        else await killElectron(app)
        app = await launchElectron({ dataFolder })
        page = await app.firstWindow()
      },
    })
    await journey.run()
  } finally {
    await app.close()
    await browser.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
