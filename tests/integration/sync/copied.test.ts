import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { homeOf, writeHome } from '../../../electron/store/backup/home.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { openRegisterAs } from '../../support/open-register.ts'
import { openShop, staff } from '../../support/open-shop.ts'
import { noPostgres } from '../../support/postgres.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { inStep, type Till, tillOf } from './tills.ts'
import { agree, twoTills } from './two-tills.ts'

const { hub, another } = sharedHub()
const patience = 300_000

const aPlace = (): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  return join(folder.path, 'shop')
}
/** A till on the folder, which somebody has signed in to. */
const tillAt = async (folder: string): Promise<Till> => {
  const shop = await openShop({}, null, { path: folder, remove: () => undefined })
  onTestFinished(shop.shut)
  return tillOf(shop, await shop.signedIn(staff.cashier))
}
/** The closed till's folder, as it is now. */
const copyOf = async ({ shop }: Till): Promise<string> => {
  await shop.shut()
  const copy = aPlace()
  cpSync(shop.folder, copy, { recursive: true })
  return copy
}
/** As a disk's image leaves it: the folder can't tell it from the one that it was made of. */
const imageOf = async (till: Till): Promise<string> => {
  const id = homeOf(till.shop.folder) ?? ''
  const copy = await copyOf(till)
  writeHome(copy, id)
  return copy
}
const again = async ({ shop }: Till, as: 'ever' | 'another' = 'ever'): Promise<Till> => {
  await shop.restart()
  if (as === 'another') await shop.connect().now('setup.state', {}, ({ copied }) => copied !== null)
  return tillOf(shop, await shop.signedIn(staff.cashier))
}
const numbersOf = async (tills: readonly Till[], rounds: number): Promise<string[]> => {
  const numbers: string[] = []
  for (let round = 0; round < rounds; round += 1) for (const till of tills) numbers.push((await till.sell()).number)
  return numbers
}
const alarmsAt = async ({ shop }: Till) => (await (await shop.signedIn(staff.admin)).do('hub.devices', {})).alarms
/** What the till's own chain began with, from its newest name to its first. */
const namesOf = async ({ shop }: Till): Promise<JournalEntry['what'][]> => {
  const store = await openStore({ folder: shop.folder, known: true })
  const whats: JournalEntry['what'][] = []
  const device = store.get('settings', 'device')
  for (let name: unknown = device?.kind === 'device' ? device.deviceId : null; typeof name === 'string'; ) {
    const first = store.get('journal', `${name}:0000000001`)
    if (first !== undefined) whats.push(first.what)
    name = first?.facts['device']
  }
  await store.close()
  return whats
}
const inSeries = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}-[2-9A-Z]{6}-\\d{6}$`))
const registerOf = async (till: Till) =>
  (await (await till.shop.signedIn(staff.admin)).now('settings.read', {})).register

describe('a folder that was copied, in a shop with a hub', { timeout: patience }, () => {
  test('goes on at a register of its own, beside the original, and all tills agree', async () => {
    const { north, south } = await twoTills(hub())
    await south.sell()
    await inStep(north, south)
    const folder = await copyOf(south)
    const original = await again(south)
    const copy = await tillAt(folder)

    // Its drawer is another one: nothing is sold for cash before that is counted.
    const cart = await copy.fill(1)
    const tender = { kind: 'cash' as const, given: cart.totals.total }
    const early = { orderId: cart.id, paymentId: crypto.randomUUID(), total: cart.totals.total, tender }
    expect(await copy.cashier.ask('register.pay', early)).toMatchObject({ refusal: 'no_shift' })
    await openRegisterAs(copy.cashier)
    await copy.cashier.do('register.pay', early)

    const numbers = await numbersOf([original, copy], 3)
    expect(new Set(numbers).size).toBe(6)
    expect(numbers.filter((_, place) => place % 2 === 0)).toEqual(['R2-000002', 'R2-000003', 'R2-000004'])
    for (const number of numbers.filter((_, place) => place % 2 === 1)) expect(number).toEqual(inSeries('R2'))
    await agree(north, original, copy)
    const { id, name, copyOf: from } = await registerOf(copy)
    const { id: first, deviceId, copyOf: none, shiftId } = await registerOf(original)
    expect({ name, from, none }).toEqual({ name: 'Register R2 (copy)', from: [deviceId], none: undefined })
    expect(id).not.toBe(first)
    expect(shiftId).not.toBeNull()
    expect(await alarmsAt(north)).toMatchObject([
      { kind: 'dataCopied', message: expect.stringMatching(/“Register R2” were copied.*“Register R2 \(copy\)”/) },
    ])
    for (const till of [north, original, copy]) expect(faultsIn(till.shop.folder)).toEqual([])
    await Promise.all([original.shop.shut(), copy.shop.shut()])
    expect(await namesOf(original)).toEqual(['signIn'])
    expect(await namesOf(copy)).toEqual(['copied', 'signIn'])
  })
})

describe('what no folder can tell, the hub does', { timeout: patience }, () => {
  test('given an image that is put back, then the till has another name before it sells, and what it had sold is there again', async () => {
    const { north, south } = await twoTills(hub())
    await south.sell()
    await inStep(south)
    const image = await imageOf(south)
    const later = await again(south)
    await later.sell()
    await inStep(later)
    await later.shop.shut()
    rmSync(later.shop.folder, { recursive: true })
    cpSync(image, later.shop.folder, { recursive: true })
    writeHome(later.shop.folder, homeOf(image) ?? '')

    const back = await again(later, 'another')
    await inStep(back)
    await openRegisterAs(back.cashier)
    expect((await back.sell()).number).toEqual(inSeries('R2'))
    await agree(north, back)
    expect(await alarmsAt(north)).toMatchObject([{ kind: 'dataCopied' }])
    for (const till of [north, back]) expect(faultsIn(till.shop.folder)).toEqual([])
    await back.shop.shut()
    expect(await namesOf(back)).toEqual(['foundTwice', 'signIn'])
  })

  test('given one disk’s image twice, then the first goes on, and the other, in the middle of a sale, keeps its cart', async () => {
    const { north, south, line } = await twoTills(hub())
    await south.sell()
    await inStep(south)
    const image = await imageOf(south)
    line.part()
    const apart = await again(south)
    const first = await tillAt(image)
    // The line of the image is the same one: it is up for one of them at a time.
    await apart.shop.shut()
    line.mend()
    await first.sell()
    await inStep(first)
    line.part()
    const other = await again(apart)
    expect((await other.sell()).number).toBe('R2-000002')
    const cart = await other.fill(2)
    line.mend()
    await eventually(async () => expect((await registerOf(other)).series).toMatch(/^[2-9A-Z]{6}$/))
    const current = await other.cashier.now('register.current', {}, (value) => value.cart !== null)
    expect(current.cart).toMatchObject({ id: cart.id, totals: cart.totals })
    await openRegisterAs(other.cashier)
    const tender = { kind: 'cash' as const, given: cart.totals.total }
    const payment = { paymentId: crypto.randomUUID(), total: cart.totals.total, tender }
    const { order } = await other.cashier.do('register.pay', { orderId: cart.id, ...payment })
    expect(order.number).toEqual(inSeries('R2'))
    // What it said under the old name stays here, and leaves the chain of the one that goes on whole.
    const refused = await other.cashier.now('hub.refused', {}, (all) => all.length > 0)
    expect(new Set(refused.map(({ collection, why }) => `${collection} ${why.refusal}`))).toEqual(
      new Set(['journal found_twice']),
    )
    const numbers = await numbersOf([first, other], 2)
    expect(numbers.filter((_, place) => place % 2 === 0)).toEqual(['R2-000003', 'R2-000004'])
    expect(new Set([...numbers, order.number]).size).toBe(5)
    await inStep(north, first, other)
    await agree(north, first)
    expect(await alarmsAt(north)).toMatchObject([{ kind: 'dataCopied', message: expect.stringMatching(/two places/) }])
    expect(faultsIn(north.shop.folder).join('\n')).toMatch(/Number 2 of R2- was given twice/)
    await Promise.all([first.shop.shut(), other.shop.shut()])
    expect(await namesOf(first)).toEqual(['signIn'])
    expect(await namesOf(other)).toEqual(['foundTwice', 'signIn'])
  })

  test('given answers that are lost, cut, late or repeated, and a hub of several processes, then no till is taken for another', async () => {
    const { north, south, line } = await twoTills(hub())
    line.mend({ drop: 0.2, cut: 0.4, delay: 5, twice: 0.3 })
    for (let times = 0; times < 12; times += 1) {
      await south.sell()
      if (times % 4 !== 3) continue
      line.part()
      if (noPostgres === null) line.leadTo(times === 3 ? (await another()).url : hub().url)
      line.mend({ drop: 0.1, cut: 0.5, delay: 5, twice: 0.3 })
    }
    line.mend()
    await agree(north, south)
    const restarted = await again(south)
    await inStep(restarted)
    expect((await restarted.sell()).number).toBe('R2-000013')
    await inStep(restarted)
    expect(await alarmsAt(north)).toEqual([])
  })
})
