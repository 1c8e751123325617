import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { captureScreen } from './screens.ts'

/** A screenshot in both sizes and both themes, and what axe says: a theme changes colours and nothing else. */
export async function showInBothThemes(page: Page, name: string): Promise<void> {
  // Off whatever it pressed last, which would look as if the mouse were on it.
  await page.mouse.move(0, 0)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    const screen = colorScheme === 'dark' ? `${name}-dark` : name
    await captureScreen(page, screen)
    await expectAccessible(page, screen, colorScheme === 'dark' ? ['color-contrast'] : undefined)
  }
}
