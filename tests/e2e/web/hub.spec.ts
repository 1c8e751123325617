import { expect, test } from '@playwright/test'
import { announceHub } from '../../../electron/hub/announce/announce-hub.ts'
import { hubProtocol } from '../../../shared/contract/hub/protocol.ts'
import { sellAtTwoTills } from '../journey/two-tills.ts'
import { goTo } from '../people/anyone.ts'
import { askToJoin, hubStatus } from '../people/hub.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill } from '../support/browser-till.ts'

const alone = ['--hub-host', '127.0.0.1', '--hub-port', '0', '--without-sandbox']

test('two tills and a hub: what one sells the other sees, also what was sold while the network was down', async ({
  page: north,
  browser,
}) => {
  test.setTimeout(600_000)
  const [first, second] = [await BrowserTill.start(alone), await BrowserTill.start(alone)]
  const elsewhere = await browser.newContext()
  const south = await elsewhere.newPage()
  let announcing: ReturnType<typeof announceHub> | undefined
  try {
    await north.goto(first.url)
    await south.goto(second.url)
    await sellAtTwoTills(
      { north, south },
      {
        async beforeTheHub() {
          await expect(north.getByRole('region', { name: 'Hubs on this network' })).toBeVisible()
          await showInBothThemes(north, 'pair-hub')
          await north.getByLabel('Address of the hub').fill('http://127.0.0.1:1')
          await north.getByLabel('Pairing code').fill('AAAA-AAAA')
          await north.getByRole('button', { name: 'Pair this till' }).click()
          await expect(north.getByText('The hub does not answer: check its address, and that it runs.')).toBeVisible()
        },
        async atTheOffer() {
          const window = north.getByRole('form', { name: 'Old sales' })
          await window.getByLabel('Tills keep sales of').fill('3')
          await window.getByRole('button', { name: 'Save' }).click()
          await expect(window.getByText('From 7 to 3650 days, or 0 for all.')).toBeVisible()
          await window.getByLabel('Tills keep sales of').fill('400')
          await window.getByRole('button', { name: 'Save' }).click()
          await expect(window.getByText('Saved.')).toBeVisible()
          await showInBothThemes(north, 'hub-settings')
          // Where a web shop is answered while both are closed.
          await north.getByRole('tab', { name: 'Web shops' }).click()
          await expect(north.getByText('API at the hub', { exact: true })).toBeVisible()
          await expect(north.getByText('The hub takes orders while every till is closed')).toBeVisible()
          await showInBothThemes(north, 'web-shops-with-hub')
        },
        atTheChoice: () => showInBothThemes(south, 'first-choice-hub'),
        async beforeJoining(offer) {
          await south.getByRole('button', { name: 'Join' }).click()
          await expect(south.getByText('A prefix has 1 to 6 capital letters or digits.')).toBeVisible()
          // It listens on this machine alone, which no hub is announced for.
          announcing = announceHub({
            place: { interface: '127.0.0.1' },
            port: Number(new URL(offer.url).port),
            about: async () => ({ protocol: hubProtocol, shop: 'Maple & Bean', secure: false, certificate: null }),
            problem: () => undefined,
          })
          const onNetwork = south.getByRole('region', { name: 'Hubs on this network' })
          await onNetwork.getByRole('button', { name: offer.url }).click()
          await expect(south.getByLabel('Address of the hub')).toHaveValue(offer.url)
          await showInBothThemes(south, 'join-hub-found')
          await askToJoin(south, { ...offer, name: 'Back counter', prefix: 'R1' })
          await expect(south.getByText(/numbers its receipts with R1 already/)).toBeVisible()
        },
        whileAway: () => showInBothThemes(south, 'hub-away'),
        async afterwards() {
          const task = south.getByRole('list', { name: 'Sold more than there was' })
          await showInBothThemes(south, 'oversold')
          await task.getByRole('button', { name: 'Count Tomato seeds again' }).click()
          // From now on it is sold only as far as the hub has handed it out.
          const never = south.getByRole('dialog').getByRole('switch', { name: 'Never oversell' })
          await never.click()
          await expect(never).toBeChecked()
          await showInBothThemes(south, 'never-oversell')
          await south.getByRole('dialog').getByRole('textbox', { name: 'Counted pieces' }).fill('2')
          await south.getByRole('dialog').getByRole('button', { name: 'Save count' }).click()
          await expect(task).toBeHidden()

          // What a till may not change is refused by the hub, in words, and stays.
          await goTo(south, 'Settings')
          await south.getByRole('button', { name: 'Once for the order' }).click()
          await expect(hubStatus(south)).toHaveAccessibleName('Hub: 1 refused')
          await hubStatus(south).click()
          await south.getByRole('button', { name: 'Show' }).click()
          const dialog = south.getByRole('dialog', { name: 'Refused by the hub' })
          await expect(dialog.getByRole('row', { name: /Setting/ })).toContainText('do it at an office device')
          await showInBothThemes(south, 'hub-refused')
          await south.keyboard.press('Escape')
          await expect(dialog).toBeHidden()
        },
      },
    )
  } finally {
    await elsewhere.close()
    await announcing?.close()
    await first.remove()
    await second.remove()
  }
})
