import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { createInMemoryPair } from '../../../../shared/rpc/in-memory.ts'
import { createClient } from '../../../support/client.ts'
import { hostOn } from '../../../support/open-shop.ts'
import { cashier } from '../load-shop.ts'

/**
 * `host-memory.ts FOLDER CODE… -- TEXT…`: the real host without sandbox and page, a cashier's client in the same process,
 * a sale for each code and a search for each text; prints what the system says of the process's memory after each step.
 */
const words = process.argv.slice(3)
const codes = words.slice(0, words.indexOf('--'))
const texts = words.slice(words.indexOf('--') + 1)

/** Kibibytes, https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
const memory = () => {
  const status = readFileSync('/proc/self/status', 'utf8')
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
  return { resident: field('VmRSS'), anonymous: field('RssAnon'), files: field('RssFile'), highest: field('VmHWM') }
}
const tell = (step: string): void => console.log(JSON.stringify({ step, ...memory() }))

const host = await hostOn(process.argv[2] ?? '')
tell('open')
const client = createClient(async () => {
  const [near, far] = createInMemoryPair()
  host.serveConnection(far)
  return near
})
await client.do('staff.signIn', { staffId: cashier.id, pin: cashier.pin })
await client.now('orders.list', { channel: null, state: null, fulfilment: null, text: '', limit: 50 })
tell('list of orders')
for (const code of codes) {
  const { order } = await client.do('register.scan', { orderId: uuidv7(), lineId: uuidv7(), code })
  const tender = { kind: 'card', reference: '100200' } as const
  await client.do('register.pay', { orderId: order.id, paymentId: uuidv7(), total: order.totals.total, tender })
}
tell('sales')
for (const text of texts) await client.do('catalog.search', { text, limit: 30 })
tell('searches')
client.close()
await host.close()
