import { test } from '@playwright/test'
import { Journey } from '../journey/whole-way.ts'
import { BrowserTill, downloadOf } from '../support/browser-till.ts'

test('from an empty folder to a sold item and a packed order, and everything is there after a kill', async ({
  page,
  browser,
}) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    const journey = new Journey({
      dataFolder: till.dataFolder,
      page: () => page,
      browser,
      saved: async (click) => (await downloadOf(page, click)).bytes,
      async restart(how) {
        await till.end(how)
        await till.startAgain()
      },
    })
    await journey.run()
  } finally {
    await till.remove()
  }
})
