import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { pairedWith } from '../../integration/hub/hub-with-devices.ts'
import { measurePouch } from '../peers/pouchdb.ts'
import { asTable, type Measured } from '../statistics.ts'
import { withJsonValue } from '../store/options.ts'
import { benchDownload } from './download.ts'
import { benchLatency } from './latency.ts'
import { startMeasuredHub } from './measured-hub.ts'
import { atOnce, benchPushes, catalogOf, pushAll, pushesOf, salesOf } from './pushes.ts'
import { benchStreams } from './streams.ts'

const tillsAtOnce = 4

/** `npm run bench -- sync [--products N] [--sales N] [--streams N] [--without-peer] [--json FILE]`: the hub and what tills wait for. */
export const benchSync = async (words: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: withJsonValue(words),
    options: {
      products: { type: 'string', default: '100000' },
      sales: { type: 'string', default: '2000' },
      streams: { type: 'string', default: '500' },
      'without-peer': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  })
  const [products, sales, streams] = [Number(values.products), Number(values.sales), Number(values.streams)]
  const before = loadavg()
  const rows: Measured[] = []

  const [catalog, work] = [catalogOf(products), salesOf(tillsAtOnce, sales)]
  const pouch = values['without-peer'] ? null : await measurePouch({ atOnce, catalog, tills: work })
  const hub = await startMeasuredHub()
  const office = await pairedWith(hub.url, hub.code, 'R1')
  await pushAll(hub.url, office, pushesOf(catalog))
  rows.push(...(await benchDownload(hub, office, { products, pouch })))
  const memory = await benchStreams(hub, office, streams)
  const tills = []
  for (let till = 0; till < tillsAtOnce; till += 1)
    tills.push(await pairedWith(hub.url, await office.code('till'), `P${till}`))
  rows.push(await benchPushes(hub, tills, work, { sales, pouch }))
  await hub.end()

  const another = await startMeasuredHub()
  rows.push(await benchLatency(another, Math.min(sales, 300)))
  await another.end()

  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' }
  const streamMemory = { streams, megabytesBefore: memory.before, megabytesWith: memory.after }
  const json = JSON.stringify({ machine, load: { before, after: loadavg() }, rows, streamMemory }, null, 2)
  if (values.json === '-') return console.log(json)
  console.log(asTable(rows))
  console.log(
    `the hub with ${streams} tills on the line: ${memory.after.toFixed(0)} MB, before them ${memory.before.toFixed(0)} MB`,
  )
  if (values.json !== undefined) writeFileSync(values.json, `${json}\n`)
}
