/** One till of the simulated shop, in a process that can be killed: takes orders on stdin, a line of JSON each, and answers on stdout. */
import { createInterface } from 'node:readline'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { type Client, must } from '../../support/client.ts'
import { openRegisterAs } from '../../support/open-register.ts'
import { type OpenShop, openShop, staff } from '../../support/open-shop.ts'
import type { Answer, Order } from './protocol.ts'

const [folder = '', clock = '0'] = process.argv.slice(2)
const id = (): string => crypto.randomUUID()
const never = { every: 1e9, first: 1e9, check: 1e9 }

// The whole process lives by a clock of its own, which is off and is set now and then.
const trueNow = Date.now
let offset = Number(clock)
Date.now = () => trueNow() + offset

const shop: OpenShop = await openShop({ backupTimes: never }, null, { path: folder, remove: () => undefined })

let people: Promise<{ readonly cashier: Client; readonly admin: Client }> | null = null
/** Signed in once there is a shop; the register is opened by who comes first. */
const atWork = () => {
  people ??= (async () => {
    const [cashier, admin] = [await shop.signedIn(staff.cashier), await shop.signedIn(staff.admin)]
    const { register } = await cashier.now('settings.read', {})
    if ((register.shiftId ?? null) === null) await openRegisterAs(cashier)
    return { cashier, admin }
  })()
  return people
}

const isBeingPaid = (cart: { readonly payments: readonly unknown[] } | null): boolean =>
  cart !== null && cart.payments.length > 0

/** Nothing more comes to the cart of a customer who was paying when the plug was pulled. */
const scanned = async (codes: readonly string[]): Promise<string> => {
  const { cashier } = await atWork()
  const open = (await cashier.now('register.current', {})).cart
  if (open !== null && isBeingPaid(open)) return open.id
  const orderId = open?.id ?? id()
  for (const code of codes) await cashier.do('register.scan', { orderId, lineId: id(), code })
  return orderId
}

/** Pays for a cart; where its goods are not left here, the customer goes without. */
const paid = async (orderId: string, card?: { readonly number: string; readonly amount: number }): Promise<Answer> => {
  const { cashier, admin } = await atWork()
  const { cart } = await cashier.now('register.current', {}, (value) => value.cart?.id === orderId)
  const total = cart?.totals.total ?? 0
  let due = total - (cart?.payments ?? []).reduce((sum, { amount }) => sum + amount, 0)
  let refused: string | undefined
  if (card !== undefined && !isBeingPaid(cart)) {
    const tender = { kind: 'giftCard' as const, number: card.number, amount: Math.min(card.amount, total) }
    const answer = await cashier.ask('register.pay', { orderId, paymentId: id(), total, tender })
    if (!isRefusal(answer)) due = total - tender.amount
    else if (cardRefusals.has(answer.refusal)) refused = answer.refusal
    else if (answer.refusal !== 'not_left') must(answer)
    if (due === 0) return { number: (must(answer) as { order: { number: string } }).order.number }
  }
  const tender = { kind: 'cash' as const, given: due }
  const answer = await cashier.ask('register.pay', { orderId, paymentId: id(), total, tender })
  if (isRefusal(answer) && answer.refusal === 'not_left') {
    await admin.do('register.abandon', { orderId, reason: 'Not left' })
    return { refused: answer.refusal }
  }
  return { number: must(answer).order.number, ...(refused === undefined ? {} : { refused }) }
}
const cardRefusals: ReadonlySet<string> = new Set(['exposure_used', 'balance_too_low'])

/** A product at this register: what it is, where, and how much of it is there. */
const goodsOf = async (client: Client, code: string) => {
  const [hit] = await client.do('catalog.search', { text: code, limit: 1 })
  if (hit === undefined) throw new Error(`There is no ${code}.`)
  const { locationId } = (await client.now('settings.read', {})).register
  const onHand = hit.levels.find((level) => level.locationId === locationId)?.onHand ?? 0
  return { productId: hit.product.id, variantId: hit.variant.id, locationId, onHand }
}

const serve = async (order: Order): Promise<Answer> => {
  switch (order.do) {
    case 'found': {
      await shop.connect().do('setup.openSampleShop', {})
      const { admin } = await atWork()
      // Nobody is locked out because a clock jumps.
      await admin.do('settings.setRules', { lockAfterMinutes: 0, voidsNeedReason: true })
      await admin.do('hub.pair', { url: order.url, code: order.code })
      return {}
    }
    case 'join': {
      const register = { name: `Register ${order.prefix}`, prefix: order.prefix }
      const joined = await shop.connect().ask('hub.join', { url: order.url, code: order.code, register })
      if (isRefusal(joined)) return { refused: joined.refusal }
      await atWork()
      return {}
    }
    case 'code':
      return { code: (await (await atWork()).admin.do('hub.code', { role: 'till' })).code }
    case 'alarms':
      return { alarms: (await (await atWork()).admin.do('hub.devices', {})).alarms.map(({ message }) => message) }
    case 'sell':
      return paid(await scanned(order.codes))
    case 'park': {
      const { cashier } = await atWork()
      const orderId = await scanned(order.codes)
      if (isBeingPaid((await cashier.now('register.current', {})).cart)) return paid(orderId)
      await cashier.do('register.park', { orderId, name: '' })
      return {}
    }
    case 'takeUp': {
      const { cashier } = await atWork()
      const [parked] = await cashier.now('register.parked', {})
      if (parked === undefined) return {}
      const resumed = await cashier.ask('register.resume', { orderId: parked.orderId })
      return isRefusal(resumed) ? {} : paid(parked.orderId)
    }
    case 'scarce': {
      const { admin, cashier } = await atWork()
      const { productId, variantId, locationId } = await goodsOf(admin, order.code)
      await admin.do('inventory.count', { id: id(), variantId, locationId, onHand: order.pieces * 1000 })
      await admin.do('catalog.setNeverOversell', { productId, neverOversell: true })
      const { id: _id, kind: _kind, ...tenders } = (await admin.now('settings.read', {})).tenders
      await admin.do('settings.setTenders', {
        ...{ ...tenders, tipPresets: [...tenders.tipPresets] },
        ...{ creditAlone: order.exposure, usesAlone: 1 },
      })
      const orderId = id()
      const bought = await cashier.do('register.addGiftCard', { orderId, lineId: id(), amount: order.card, number: '' })
      const card = bought.order.lines[0]?.credit?.account.split(':')[1] ?? ''
      return { ...(await paid(orderId)), card }
    }
    case 'receive': {
      const { admin } = await atWork()
      const { variantId, locationId, onHand } = await goodsOf(admin, order.code)
      await admin.do('inventory.count', { id: id(), variantId, locationId, onHand: onHand + order.pieces * 1000 })
      return {}
    }
    case 'redeem':
      return paid(await scanned(order.codes), { number: order.card, amount: order.amount })
    case 'customer':
      await (await atWork()).admin.do('customers.add', {
        id: id(),
        name: order.name,
        email: '',
        phone: '',
        card: '',
        group: '',
        taxExempt: false,
        note: '',
      })
      return {}
    case 'rules':
      await (await atWork()).admin.do('settings.setRules', { lockAfterMinutes: 0, voidsNeedReason: order.on })
      return {}
    case 'clock':
      offset = order.offset
      return {}
    case 'backUp':
      return { snapshot: must(await (await atWork()).admin.ask('backups.make', {})).id }
    case 'state': {
      const state = await shop.connect().now('hub.state', {})
      return { line: state.line, waiting: state.waiting, refused: state.refused, progress: state.progress }
    }
    case 'closeLeft':
      await (await atWork()).admin.now('settings.read', {}, ({ register }) => register.shiftsLeftSince === undefined)
      return {}
    case 'close':
      await shop.shut()
      return {}
  }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { number, order } = JSON.parse(line) as { number: number; order: Order }
  const answer: Answer = await serve(order).catch((error: unknown) => ({ failed: String(error) }))
  process.stdout.write(`${JSON.stringify({ number, answer })}\n`, () => {
    if (order.do === 'close') process.exit(0)
  })
})
// A parent that is gone wants nothing any more.
process.stdin.on('end', () => process.exit(0))
process.stdout.write(`${JSON.stringify({ number: 0, answer: {} })}\n`)
