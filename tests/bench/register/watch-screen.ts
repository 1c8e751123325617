import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** Milliseconds from the last key to the frame that shows what it caused; undefined until then. */
    shownAfter?: number | undefined
  }
}

/**
 * In the page: takes the time that the system gave the last Enter, and the moment at which a frame was made with a line of
 * the cart that is new or changed, or with a receipt number.
 */
function watchScreen(): void {
  let pressed = 0
  let waiting = false
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key !== 'Enter') return
      // By the system's stamp, which is never later: what the key waited for in the page's queue counts.
      pressed = Math.min(timeStamp, performance.now())
      waiting = true
      window.shownAfter = undefined
    },
    { capture: true },
  )
  const isAnswer = (node: Node): boolean =>
    node instanceof HTMLElement &&
    (node.closest('[data-line]') !== null ||
      node.querySelector('[data-line]') !== null ||
      node.querySelector('[data-testid="receipt-number"]') !== null)
  const frameMade = (then: () => void): void => {
    requestAnimationFrame(() => {
      // The frame is made when what was queued behind its callbacks gets its turn.
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', then, { once: true })
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  }
  new MutationObserver((changes) => {
    if (!waiting || !changes.some(({ addedNodes }) => [...addedNodes].some(isAnswer))) return
    waiting = false
    frameMade(() => {
      window.shownAfter = performance.now() - pressed
    })
  }).observe(document, { subtree: true, childList: true })
}

/** Has each page that is opened from now on watched. */
export const watched = (page: Page): Promise<unknown> => page.addInitScript(watchScreen)

/** How long the last Enter took to be answered on screen, in milliseconds. */
export const shownAfter = async (page: Page): Promise<number> => {
  const after = await page.waitForFunction(() => window.shownAfter)
  return (await after.jsonValue()) ?? Number.NaN
}
