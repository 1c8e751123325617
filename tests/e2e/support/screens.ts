import { resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'

interface Size {
  readonly width: number
  readonly height: number
}
const folder = resolve(import.meta.dirname, '../../../test-results/screens')
const small: Size = { width: 1280, height: 800 }
const large: Size = { width: 1920, height: 1080 }
/** Pictures are for people: a run that nobody looks at only brings the page to rest, for what is checked next. */
const taken = !process.env['CI']

/**
 * Saves what the page shows as test-results/screens/<name>-<width>x<height>.png in both sizes (not where `CI` is set), and
 * leaves it in the smaller one.
 * @param app the app, where the page is its window: that is resized as a person would.
 */
export async function captureScreen(page: Page, name: string, app?: ElectronApplication): Promise<void> {
  for (const size of taken ? [large, small] : [small]) {
    await resize(page, size, app)
    // Fonts, and transitions that the resize began; a wheel that turns without an end is not waited for, nor what stands
    // still because it is covered.
    await page.evaluate(async () => {
      await document.fonts.ready
      const ending = document.getAnimations().filter(({ effect }) => {
        const shown = !(effect instanceof KeyframeEffect) || effect.target?.checkVisibility() !== false
        return shown && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
      })
      await Promise.allSettled(ending.map((animation) => animation.finished))
    })
    const path = resolve(folder, `${name}-${size.width}x${size.height}.png`)
    if (taken) await page.screenshot({ path, animations: 'disabled' })
  }
}

async function resize(page: Page, size: Size, app?: ElectronApplication): Promise<void> {
  if (!app) return page.setViewportSize({ ...size })
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
}
