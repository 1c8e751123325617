import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Nothing on the screen keeps somebody from using it: no violation that axe calls serious or critical.
 * @param rules those of axe that are held; all of them where none are named.
 */
export async function expectAccessible(page: Page, screen: string, rules?: readonly string[]): Promise<void> {
  // Legacy: every frame is of one origin, so axe needs no second page to put its answers together.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false })
  if (rules !== undefined) axe.withRules([...rules])
  const { violations } = await axe.analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }))
  expect.soft(grave, `${screen} is accessible`).toEqual([])
}
