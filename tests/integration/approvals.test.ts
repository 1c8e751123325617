import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { Client } from '../support/client.ts'
import { journalOf } from '../support/journal.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

const jam = '1491274001210'
const id = () => crypto.randomUUID()

let shop: OpenShop
let cashier: Client
let admin: Client
let ids: ReadonlyMap<string, string>
/** Carts that the journal is asked about at the end. */
let discounted = ''
const deleted: string[] = []
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  admin = await shop.signedIn(staff.admin)
  ids = new Map((await admin.do('staff.all', {})).map((member) => [member.name, member.id]))
})
afterAll(() => shop.close())

const idOf = (name: string): string => ids.get(name) ?? ''
const aCart = async () => (await cashier.do('register.scan', { orderId: id(), lineId: id(), code: jam })).order
const percent = (ppm: number) => ({ kind: 'percent' as const, ppm })
const codeOf = (answer: unknown): string => (isRefusal(answer) ? answer.refusal : 'done')
const ticketOf = (answer: object): string => {
  const refusal = answer as Refusal
  expect(refusal).toMatchObject({ refusal: 'needs_approval', approval: { needs: expect.any(String) } })
  return refusal.approval?.ticket ?? ''
}
const approve = (ticket: string, name: string, pin: string, by = cashier) =>
  by.ask('staff.approve', { ticket, staffId: idOf(name), pin })
/** A discount that a cashier may not give alone, on a cart of its own. */
const steep = async (ppm = 600_000) => {
  const cart = await aCart()
  return { orderId: cart.id, lineId: cart.lines[0]?.id ?? '', discount: percent(ppm) }
}

describe('a discount', () => {
  test('up to the role’s limit needs nobody; beyond it, it is refused with what is needed, and nothing changes', async () => {
    const call = await steep(500_000)
    expect((await cashier.do('register.discount', call)).order.totals.total).toBe(270)
    const refusal = await cashier.ask('register.discount', { ...call, discount: percent(500_001) })
    expect(refusal).toMatchObject({ message: 'Somebody who may give 50.0001% off must approve this.' })
    ticketOf(refusal)
    await cashier.now('register.current', {}, ({ cart }) => cart?.id === call.orderId && cart.totals.total === 270)
  })

  test('that a supervisor has approved is given once, and bears both names', async () => {
    const call = await steep()
    const approval = ticketOf(await cashier.ask('register.discount', call))
    expect(await approve(approval, 'Jonas', '2222')).toEqual({})
    const { order } = await cashier.do('register.discount', { ...call, approval })
    expect(order.totals.total).toBe(216)
    expect(order.entries.at(-1)).toMatchObject({ staffId: idOf('Mia'), approvedBy: idOf('Jonas') })
    const [last] = (await cashier.now('orders.read', { orderId: order.id }))?.history.slice(-1) ?? []
    expect(last).toMatchObject({ staffName: 'Mia', text: 'Raspberry jam: 60% discount. Approved by Jonas.' })
    discounted = order.id
    await cashier.do('register.discount', { ...call, discount: null })
    expect(codeOf(await cashier.ask('register.discount', { ...call, approval }))).toBe('needs_approval')
  })

  test('in an amount is measured by what the line costs, also when its quantity falls', async () => {
    const cart = await aCart()
    const line = { orderId: cart.id, lineId: cart.lines[0]?.id ?? '' }
    await cashier.do('register.setQuantity', { ...line, quantity: 2000 })
    const off = (amount: number) => ({ ...line, discount: { kind: 'amount' as const, amount } })
    expect(codeOf(await cashier.ask('register.discount', off(541)))).toBe('needs_approval')
    await cashier.do('register.discount', off(540))
    const fewer = { ...line, quantity: 1000 }
    const approval = ticketOf(await cashier.ask('register.setQuantity', fewer))
    await approve(approval, 'Alex', '4444')
    expect((await cashier.do('register.setQuantity', { ...fewer, approval })).order.totals.total).toBe(0)
    await cashier.do('register.setQuantity', { ...line, quantity: 3000 })
  })

  test('on the whole order, and a price agreed far below the line’s own, are measured alike', async () => {
    const cart = await aCart()
    const order = { orderId: cart.id, discount: percent(600_000) }
    const approval = ticketOf(await cashier.ask('register.discountOrder', order))
    await approve(approval, 'Jonas', '2222')
    expect((await cashier.do('register.discountOrder', { ...order, approval })).order.totals.total).toBe(216)
    await cashier.do('register.discountOrder', { ...order, discount: null })

    const price = (unitPrice: number) => ({
      orderId: cart.id,
      lineId: cart.lines[0]?.id ?? '',
      override: { unitPrice, reason: 'Lid is dented' },
    })
    expect((await cashier.do('register.override', price(270))).order.totals.total).toBe(270)
    expect(codeOf(await cashier.ask('register.override', price(269)))).toBe('needs_approval')
    expect((await cashier.do('register.override', price(300))).order.totals.total).toBe(300)
  })

  test('that anybody may give who is allowed to needs no approval', async () => {
    const call = await steep(1_000_000)
    expect((await admin.do('register.discount', call)).order.totals.total).toBe(0)
  })
})

describe('an approval', () => {
  test('is for one call alone: not for another payload, method or member', async () => {
    const call = await steep()
    const approval = ticketOf(await cashier.ask('register.discount', call))
    await approve(approval, 'Alex', '4444')
    const other = { ...call, discount: percent(700_000), approval }
    expect(codeOf(await cashier.ask('register.discount', other))).toBe('needs_approval')
    const cart = await aCart()
    await cashier.do('register.park', { orderId: cart.id, name: '' })
    const void_ = { orderId: cart.id, reason: 'Gone', approval }
    expect(codeOf(await cashier.ask('register.abandon', void_))).toBe('needs_approval')
    await admin.do('staff.add', { id: id(), name: 'Nils', role: 'cashier', pin: '7777' })
    const nils = shop.connect()
    const nilsId = (await nils.do('staff.list', {})).find(({ name }) => name === 'Nils')?.id ?? ''
    await nils.do('staff.signIn', { staffId: nilsId, pin: '7777' })
    expect(codeOf(await nils.ask('register.discount', { ...call, approval }))).toBe('needs_approval')
    expect(codeOf(await approve(approval, 'Alex', '4444', nils))).toBe('approval_over')
    // None of these has used it up.
    expect((await cashier.do('register.discount', { ...call, approval })).order.totals.total).toBe(216)
  })

  test('is given by those only whose role has the right to', async () => {
    const call = await steep()
    const ticket = ticketOf(await cashier.ask('register.discount', call))
    expect(await approve(ticket, 'Petra', '3333')).toMatchObject({ refusal: 'may_not_approve', field: 'staffId' })
    expect(await approve(ticket, 'Mia', '1111')).toMatchObject({ refusal: 'may_not_approve' })
    expect(codeOf(await cashier.ask('register.discount', { ...call, approval: ticket }))).toBe('needs_approval')
    expect(codeOf(await approve('made up', 'Alex', '4444'))).toBe('approval_over')
  })

  test('is refused for a wrong PIN; five lock the supervisor out, as at sign-in', async () => {
    const ticket = ticketOf(await cashier.ask('register.discount', await steep()))
    const tries: string[] = []
    for (let count = 0; count < 5; count += 1) tries.push(codeOf(await approve(ticket, 'Jonas', '9999')))
    expect(tries).toEqual(['wrong_pin', 'wrong_pin', 'wrong_pin', 'wrong_pin', 'locked'])
    expect(codeOf(await approve(ticket, 'Jonas', '2222'))).toBe('locked')
    const signIn = await shop.connect().ask('staff.signIn', { staffId: idOf('Jonas'), pin: '2222' })
    expect(codeOf(signIn)).toBe('locked')
    expect(await approve(ticket, 'Alex', '4444')).toEqual({})
  })
})

describe('a cart that was parked', () => {
  test('is deleted with a reason and an approval, also once it is open again; both names are journalled', async () => {
    for (const open of [false, true]) {
      const cart = await aCart()
      const orderId = cart.id
      await cashier.do('register.park', { orderId, name: 'Left' })
      if (open) await cashier.do('register.resume', { orderId })
      if (!open) expect(codeOf(await cashier.ask('register.abandon', { orderId }))).toBe('reason_missing')
      const call = { orderId, reason: 'Never came back' }
      const approval = ticketOf(await cashier.ask('register.abandon', call))
      await approve(approval, 'Alex', '4444')
      expect((await cashier.do('register.abandon', { ...call, approval })).order.state).toBe('cancelled')
      deleted.push(orderId)
    }
  })

  test('needs no approval while it never was parked', async () => {
    const cart = await aCart()
    expect((await cashier.do('register.abandon', { orderId: cart.id })).order.state).toBe('cancelled')
  })
})

describe('the drawer without a sale', () => {
  test('needs a printer, then an approval, and is opened once for each job', async () => {
    const call = { jobId: id(), reason: 'Change for a note' }
    expect(codeOf(await cashier.ask('register.openDrawer', call))).toBe('no_printer')
    await admin.do('settings.setPrinter', { printer: { host: '127.0.0.1', port: 9, columns: 42 } })
    const approval = ticketOf(await cashier.ask('register.openDrawer', call))
    await approve(approval, 'Alex', '4444')
    await cashier.do('register.openDrawer', { ...call, approval })
    await cashier.do('register.openDrawer', { ...call, approval })
    const jobs = await cashier.now('printing.jobs', {}, (all) => all.some(({ kind }) => kind === 'drawer'))
    expect(jobs.filter(({ kind }) => kind === 'drawer')).toHaveLength(1)
  })
})

describe('roles', () => {
  test('are data: a changed one counts at once, and a new one can be given to staff', async () => {
    const cashierRole = {
      key: 'cashier',
      name: 'Cashier',
      permissions: ['register.sell', 'catalog.read'] as const,
      mostDiscount: 100_000,
    }
    await admin.do('staff.setRole', { ...cashierRole, permissions: [...cashierRole.permissions] })
    expect(codeOf(await cashier.ask('customers.find', { text: '', limit: 1 }))).toBe('not_allowed')
    expect(codeOf(await cashier.ask('register.discount', await steep(100_001)))).toBe('needs_approval')
    const key = id()
    const supervisor = { key, name: 'Floor lead', permissions: ['register.sell' as const], mostDiscount: 1_000_000 }
    await admin.do('staff.setRole', supervisor)
    await admin.do('staff.change', { id: idOf('Mia'), name: 'Mia', role: key, active: true, pin: null })
    expect((await cashier.do('register.discount', await steep())).order.totals.total).toBe(216)
    const roles = await admin.now('staff.roles', {})
    expect(roles.map(({ name }) => name)).toEqual(['Cashier', 'Picker', 'Back office', 'Administrator', 'Floor lead'])
    const mia = (await admin.do('staff.all', {})).find(({ name }) => name === 'Mia')
    expect(mia).toMatchObject({ role: key, roleName: 'Floor lead' })
  })

  test('keep the admin what it is, names apart, and staff in a role that is there', async () => {
    const role = { permissions: [], mostDiscount: 0 }
    expect(codeOf(await admin.ask('staff.setRole', { key: 'admin', name: 'Boss', ...role }))).toBe('admin_is_fixed')
    expect(await admin.ask('staff.setRole', { key: id(), name: 'cashier', ...role })).toMatchObject({
      refusal: 'name_taken',
      field: 'name',
    })
    const change = { id: idOf('Petra'), name: 'Petra', role: 'gone', active: true, pin: null }
    expect(await admin.ask('staff.change', change)).toMatchObject({ refusal: 'unknown_role', field: 'role' })
  })
})

test('the journal has both names of everything that was approved', async () => {
  const journal = await journalOf(shop)
  const [approved, given] = journal.slice(journal.findIndex(({ what }) => what === 'approved'))
  expect(approved).toMatchObject({ staffId: idOf('Jonas'), facts: { for: idOf('Mia'), method: 'register.discount' } })
  expect(given).toMatchObject({
    what: 'discountApproved',
    staffId: idOf('Mia'),
    subject: discounted,
    facts: { approvedBy: idOf('Jonas'), share: 600_000 },
  })
  const byBoth = { staffId: idOf('Mia'), facts: { approvedBy: idOf('Alex') } }
  const facts = { wasParked: true, reason: 'Never came back', total: 540 }
  for (const orderId of deleted)
    expect(journal.find(({ subject, what }) => subject === orderId && what === 'cartVoided')).toMatchObject({
      ...byBoth,
      facts: { ...byBoth.facts, ...facts },
    })
  expect(journal.filter(({ what }) => what === 'drawerOpened')).toMatchObject([
    { ...byBoth, facts: { ...byBoth.facts, reason: 'Change for a note' } },
  ])
  expect(journal.filter(({ what }) => what === 'approvalRefused')).toHaveLength(5)
})
