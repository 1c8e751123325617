import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { sellAtTwoTills } from '../journey/two-tills.ts'
import { launchElectron } from '../support/electron.ts'

const atHome = ['--hub-host', '127.0.0.1', '--hub-port', '0']

test('two windows and a hub in one of them: both sell while the network is down, and agree afterwards', async () => {
  test.setTimeout(600_000)
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'tillhouse-e2e-')))
  const apps = await Promise.all(folders.map((dataFolder) => launchElectron({ dataFolder, more: atHome })))
  try {
    const [north, south] = await Promise.all(apps.map((app) => app.firstWindow()))
    if (north === undefined || south === undefined) throw new Error('There are not two windows.')
    await sellAtTwoTills({ north, south })
  } finally {
    for (const app of apps) await app.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
