import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSandbox } from './sandbox.ts'

/**
 * `node electron/sandbox/main.ts [--data DIR] [--order-manager URL] [--api-key KEY] [--webhook-secret whsec_…] [--with-parent]`
 * Prints one line of JSON when everything listens; exit code 1 with one sentence if not.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(homedir(), '.tillhouse-sandbox') },
      'order-manager': { type: 'string' },
      'api-key': { type: 'string' },
      'webhook-secret': { type: 'string' },
      'with-parent': { type: 'boolean', default: false },
    },
  })
  const [orderManager, apiKey, webhookSecret] = [values['order-manager'], values['api-key'], values['webhook-secret']]
  if (orderManager !== undefined && !URL.canParse(orderManager))
    throw new Error(`--order-manager is no address: ${orderManager}`)
  if (webhookSecret !== undefined && !webhookSecret.startsWith('whsec_'))
    throw new Error('--webhook-secret starts with whsec_')

  // Watched from the start: a parent that is killed while the servers come up must not leave them behind.
  if (values['with-parent']) {
    process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0))
    process.stdin.resume()
  }
  const sandbox = await startSandbox(values.data, {
    ...(orderManager === undefined ? {} : { orderManager }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
  })
  const stop = (): void => void sandbox.close().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  process.stdout.write(`${JSON.stringify(sandbox.ready)}\n`)
}

main().catch((failure: unknown) => {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`)
  process.exit(1)
})
