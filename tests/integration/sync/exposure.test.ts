import { expect, test } from 'vitest'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { staff } from '../../support/open-shop.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { inStep, type Till } from './tills.ts'
import { agree, severalTills } from './two-tills.ts'

const { hub } = sharedHub()
const id = (): string => crypto.randomUUID()

/** Takes as much of a tender as it is let for three jars of jam, the rest in cash. Answers what was taken, or why nothing was. */
const redeem = async (till: Till, tender: AskedTender): Promise<number | Refusal> => {
  const { id: orderId, totals } = await till.fill(3)
  const { total } = totals
  const paid = await till.cashier.ask('register.pay', { orderId, paymentId: id(), total, tender })
  const taken = isRefusal(paid) ? 0 : (paid.order.payments[0]?.amount ?? 0)
  if (taken < total) await till.pay(orderId, { kind: 'cash', given: total - taken })
  return isRefusal(paid) ? paid : taken
}

/** Sells three jars with a coupon. Answers whether it was taken. */
const useCoupon = async (till: Till, code: string): Promise<true | Refusal> => {
  const { id: orderId } = await till.fill(3)
  const cart = await till.cashier.do('register.enterCoupon', { orderId, code })
  const { total } = cart.order.totals
  const tender = { kind: 'cash' as const, given: total }
  const sold = await till.cashier.ask('register.pay', { orderId, paymentId: id(), total, tender })
  if (!isRefusal(sold)) return true
  const without = await till.cashier.do('register.removeCoupon', { orderId, code })
  await till.pay(orderId, { kind: 'cash', given: without.order.totals.total })
  return sold
}

test('what tills that are cut off take of the same card and coupon is lost up to the exposure, and is shown to a person', {
  timeout: 300_000,
}, async () => {
  const { tills, lines } = await severalTills(hub(), 3)
  const [north] = tills as [Till, ...Till[]]
  const admin = await north.shop.signedIn(staff.admin)
  const {
    giftCards,
    storeCredit,
    onAccount,
    giftCardMonths,
    points,
    pointsPer,
    vouchers,
    voucherRest,
    tips,
    tipPresets,
  } = (await admin.now('settings.read', {})).tenders
  const others = { giftCards, storeCredit, onAccount, giftCardMonths, points, pointsPer, vouchers, voucherRest, tips }
  // What it was without a word on it: without a limit.
  await admin.do('settings.setTenders', { ...others, tipPresets: [...tipPresets] })
  expect((await admin.now('settings.read', {})).tenders).toMatchObject({ creditAlone: null, usesAlone: null })
  const [exposure, uses, worth] = [1000, 1, 1500]
  await admin.do('settings.setTenders', {
    ...others,
    tipPresets: [...tipPresets],
    creditAlone: exposure,
    usesAlone: uses,
  })
  expect(
    await admin.ask('settings.setTenders', { ...others, tipPresets: [], creditAlone: -1, usesAlone: 0 }),
  ).toMatchObject({ refusal: 'invalid_payload' })
  const coupon = {
    ...{ id: id(), name: 'Two times', reward: { kind: 'orderPercent' as const, ppm: 100_000 }, minimum: null },
    ...{ combinable: true, from: null, until: null, code: 'TWICE', limit: 2, customerGroup: null },
  }
  await admin.do('promotions.save', coupon)
  const [card, sale] = [id(), '9900000000000']
  const bought = await north.cashier.do('register.addGiftCard', {
    orderId: card,
    lineId: id(),
    amount: worth,
    number: '',
  })
  const number = (bought.order.lines[0]?.credit?.account ?? sale).split(':')[1] ?? sale
  await north.pay(card, { kind: 'cash', given: worth })
  await agree(...tills)

  for (const line of lines) line.part()
  // The first till's line is sound: what it takes is known at once. The hub is away for the others.
  const giftCard = (amount: number) => ({ kind: 'giftCard' as const, number, amount })
  const cut = tills.slice(1)
  let taken = 0
  for (const till of cut) {
    for (const amount of [700, 400, 300]) {
      const answer = await redeem(till, giftCard(amount))
      if (isRefusal(answer)) expect(answer).toMatchObject({ refusal: 'exposure_used', field: 'amount' })
      else taken += answer
    }
    expect(await useCoupon(till, coupon.code)).toBe(true)
    expect(await useCoupon(till, coupon.code)).toMatchObject({ refusal: 'exposure_used' })
  }
  expect(taken).toBe(2 * exposure)
  expect(await redeem(north, giftCard(exposure))).toBe(exposure)
  taken += exposure
  await inStep(north)
  await eventually(async () => expect(await redeem(north, giftCard(worth - exposure))).toBe(worth - exposure))
  taken += worth - exposure
  expect(await useCoupon(north, coupon.code)).toBe(true)

  for (const line of lines) line.mend()
  await agree(...tills)
  const lost = taken - worth
  expect(lost).toBe(cut.length * exposure)
  const office = await cut[0]?.shop.signedIn(staff.backOffice)
  expect(await office?.do('ledgers.overdrawn', {})).toMatchObject([
    { ledger: 'giftCard', name: number, balance: -lost },
  ])
  // Three tills used it once, and none of the uses is forgotten.
  const { offers } = await north.cashier.now('register.offers', {})
  const used = Object.entries(offers.find((one) => one.id === coupon.id) ?? {}).filter(([field]) =>
    field.startsWith('usedBy:'),
  )
  expect(used.map(([, times]) => times)).toEqual([1, 1, 1])
  const cart = await north.fill(1)
  expect(await north.cashier.ask('register.enterCoupon', { orderId: cart.id, code: coupon.code })).toMatchObject({
    refusal: 'coupon_used_up',
  })
  for (const { shop } of tills) expect(faultsIn(shop.folder)).toEqual([])
})
