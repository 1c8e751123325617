import { DatabaseSync } from 'node:sqlite'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { contentOf } from '../../integration/sync/tills.ts'
import { faultsIn } from '../../support/verified.ts'
import { mustDo, type World } from './world.ts'

/** Milliseconds between looks, and looks after which tills are taken to disagree for good. */
const look = { pause: 200, most: 300 }
const mostTold = 10

/** What is wrong once everything has come through: differences between tills, and between them and what was shown. */
export const differences = async ({ tills }: World, shown: readonly string[]): Promise<string[]> => {
  const faults: string[] = []
  for (const till of tills) {
    const apart = await untilAlike(tills[0]?.process.folder ?? '', till.process.folder)
    faults.push(...apart.slice(0, mostTold).map((key) => `${till.name} and ${tills[0]?.name} differ in ${key}`))
    faults.push(...faultsIn(till.process.folder).map((fault) => `${till.name}: ${fault}`))
    const { refused = 0 } = await mustDo(till, { do: 'state' })
    if (refused !== 0) faults.push(`The hub refused ${refused} documents of ${till.name}`)
  }
  const [first] = tills
  if (first === undefined) return faults
  faults.push(...((await mustDo(first, { do: 'alarms' })).alarms ?? []).map((alarm) => `Alarm: ${alarm}`))
  const stored = numbersIn(first.process.folder)
  const known = new Set(stored)
  faults.push(
    ...stored.filter((number, place) => stored.indexOf(number) !== place).map((one) => `${one} is there twice`),
  )
  faults.push(
    ...shown.filter((number, place) => shown.indexOf(number) !== place).map((one) => `${one} was shown twice`),
  )
  faults.push(...shown.filter((number) => !known.has(number)).map((one) => `${one} was shown, and is nowhere`))
  return faults
}

/** What the second holds otherwise than the first, after they had time to become alike. */
const untilAlike = async (one: string, other: string): Promise<string[]> => {
  for (let looks = 0; ; looks += 1) {
    const [first, second] = [contentOf(one), contentOf(other)]
    const keys = new Set([...Object.keys(first), ...Object.keys(second)])
    const apart = [...keys].filter((key) => first[key] !== second[key])
    if (apart.length === 0 || looks === look.most) return apart
    await new Promise((later) => setTimeout(later, look.pause))
  }
}

/** Of every sale that a till made, also of one that another till made of the same cart at the same time. */
const numbersIn = (folder: string): string[] => {
  const database = new DatabaseSync(`${folder}/tillhouse.sqlite`, { readOnly: true })
  const orders = database
    .prepare('SELECT data FROM "orders 0" WHERE deleted = 0')
    .all()
    .map((row) => JSON.parse(Buffer.from(row['data'] as Uint8Array).toString('utf8')) as Order)
  database.close()
  return orders.flatMap(({ entries }) => entries.flatMap((entry) => (entry.type === 'sold' ? entry.receiptNumber : [])))
}
