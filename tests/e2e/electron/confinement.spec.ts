import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { launchElectron, runElectronToItsEnd } from '../support/electron.ts'

// What the window forbids its page, tried from inside the page as a script that took it over would.
let folder = ''
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tillhouse-confinement-'))
  app = await launchElectron({ dataFolder: folder })
  page = await app.firstWindow()
  await page.getByRole('heading').first().waitFor()
})
test.afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the page is sandboxed, isolated and without Node, and gets one function from Electron', async () => {
  const preferences = await app.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents()[0] as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webviewTag }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })

  const seen = await page.evaluate(() => ({
    origin: location.origin,
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    bridge: Object.keys(Reflect.get(window, 'tillhouse') as object),
  }))
  expect(seen).toEqual({ origin: 'app://tillhouse', require: 'undefined', process: 'undefined', bridge: ['connect'] })
})

test('scripts from elsewhere do not run, and nothing outside is fetched', async () => {
  const outcome = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.intruder = true'
    document.body.append(inline)
    inline.remove()
    const answers = await Promise.allSettled([
      fetch('http://127.0.0.1:9/'),
      fetch('app://elsewhere/index.html'),
      fetch('/..%2f..%2fpackage.json').then(({ status }) => status),
    ])
    return {
      intruder: Reflect.get(window, 'intruder') as unknown,
      answers: answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused')),
    }
  })
  expect(outcome).toEqual({ intruder: undefined, answers: ['refused', 'refused', 404] })
})

test('every permission is denied', async () => {
  const answers = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  }))
  expect(answers).toEqual({ notifications: 'denied', geolocation: 'denied', camera: 'denied' })
})

test('what the page hands out is saved, twice under two names, and never outside the folder', async () => {
  const downloads = join(folder, 'downloads')
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['slip'], { type: 'text/csv' }))
    link.download = '../slip.csv'
    link.click()
    setTimeout(() => link.click(), 100)
  })
  await expect
    .poll(() => (existsSync(downloads) ? readdirSync(downloads).filter((name) => name.endsWith('.csv')).length : 0))
    .toBe(2)
  expect(existsSync(join(folder, 'slip.csv'))).toBe(false)
})

test('a second start on the same data ends at once, and the first stays', async () => {
  expect((await runElectronToItsEnd(folder)).code).toBe(0)
  await expect(page.getByRole('heading').first()).toBeVisible()
})

test('a data folder that can’t be made is one sentence on the error stream, and code 1', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const { code, errors } = await runElectronToItsEnd(join(file, 'shop'))
  expect(code).toBe(1)
  expect(errors).toContain(file)
  expect(errors).not.toMatch(/^\s+at /m)
})

// Last, for Playwright goes on waiting for a navigation that was denied.
test('it goes nowhere else and opens no window', async () => {
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull()
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
    return new Promise((done) => setTimeout(done, 250)).then(() => frame.remove())
  })
  expect(page.url()).toContain('app://tillhouse/')
  expect(app.windows()).toHaveLength(1)
})
