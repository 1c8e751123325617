import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createSandboxProcess } from '../../../electron/host/sandbox-process.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const keys = { orderManager: 'http://127.0.0.1:1', apiKey: 'thk_', webhookSecret: 'whsec_' }

/** A script that says it is ready as the sandbox does, with its process id as client id, and then lives on. */
const script = `
const url = 'http://127.0.0.1:1'
const printer = { host: '127.0.0.1', port: 1, page: url }
const acquirer = { host: '127.0.0.1', port: 1, merchantId: 'm', terminalId: 't', page: url }
const terminal = { address: url, poiId: 'S1F2-1', keyIdentifier: 'k', keyVersion: 1, passphrase: 'p', page: url }
console.log(JSON.stringify({ bank: url, merchant: url, clientId: String(process.pid), clientSecret: 's', acquirer, webShop: url, webhookUrl: url, printer, terminal }))
setInterval(() => {}, 1000)
`

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('given a sandbox that runs, when it is stopped, then it is gone, and nobody is told of its end', async () => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const entry = join(folder.path, 'sandbox.mjs')
  writeFileSync(entry, script)
  const sandbox = createSandboxProcess({ entry, command: process.execPath, env: {} }, folder.path, quiet)
  let told = 0
  let pid = 0
  sandbox.onChange(() => {
    told += 1
  })
  sandbox.begin(keys, (at) => {
    pid = Number(at.clientId)
  })
  await eventually(() => expect(sandbox.current()).not.toBeNull())
  expect(told).toBe(1)

  await sandbox.stop()
  await eventually(() => expect(alive(pid)).toBe(false))
  expect(told).toBe(1)
})
