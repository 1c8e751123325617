import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchElectron, runElectronToItsEnd } from '../support/electron.ts'
import { startHost } from '../support/host.ts'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillhouse-start-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

test('a data folder that another till holds is one sentence that says so, and code 1', async () => {
  const holder = await startHost({ dataFolder: folder })
  try {
    const { code, errors } = await runElectronToItsEnd(folder)
    expect(code).toBe(1)
    expect(errors).toContain(folder)
    expect(errors).not.toMatch(/^\s+at /m)
  } finally {
    await holder.stop()
  }
})

test('a second start brings the first window to the front', async () => {
  const app = await launchElectron({ dataFolder: folder })
  try {
    const page = await app.firstWindow()
    await page.getByRole('heading').first().waitFor()
    const seen = (): Promise<boolean> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await expect.poll(seen).toBe(false)
    expect((await runElectronToItsEnd(folder)).code).toBe(0)
    await expect.poll(seen).toBe(true)
  } finally {
    await app.close()
  }
})
