import type { Voucher } from '../../../shared/contract/vouchers.ts'
import { ownerOf } from '../../../shared/domain/format/account.ts'
import { formatMoney } from '../../../shared/domain/format/format.ts'
import { cardNumber } from '../../../shared/domain/ledgers/card-number.ts'
import { accountOf, type LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { Holding } from '../../../shared/domain/ledgers/terms.ts'
import { voucherState } from '../../../shared/domain/ledgers/voucher.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import type { Reader } from '../ports/store.ts'
import { tenderRules, theShop, timeZoneOf } from '../settings.ts'
import { holdingOf } from './holdings.ts'

/** The entry that brought the account its `n`th voucher's worth, of those that were issued together. */
export const issueId = (batchId: string, n: number): string => `${batchId}:${n}`

/** With which vouchers it was issued; null of an entry that did not issue one. */
export const batchOf = ({ id, kind, orderId }: LedgerEntry): string | null =>
  kind === 'amount' && orderId === null ? id.slice(0, id.lastIndexOf(':')) : null

/** Vouchers that were issued together, in the order in which they were; empty where there are none. */
export const vouchersOf = (reader: Reader, batchId: string, at: number): Voucher[] => {
  const found: Voucher[] = []
  for (;;) {
    const entry = reader.get('ledgers', issueId(batchId, found.length))
    if (entry === undefined) return found
    found.push(voucherView(reader, entry.account, at))
  }
}

const amountsOf = (reader: Reader, account: string) =>
  reader
    .find('ledgers', { selector: { account, kind: 'amount' }, sort: [{ at: 'desc' }] })
    .flatMap((entry) => (entry.kind === 'amount' ? [entry] : []))

export const voucherView = (reader: Reader, account: string, at: number): Voucher => {
  const { balance, terms } = holdingOf(reader, account)
  const { expiresAt } = terms
  const issue = amountsOf(reader, account).find(({ orderId }) => orderId === null)
  return {
    ...{ account, balance, number: ownerOf(account), state: voucherState({ balance, terms }, at) },
    ...{ amount: issue?.amount ?? 0, reason: issue?.reason ?? '' },
    validUntil: expiresAt === null ? null : dayAt(expiresAt, timeZoneOf(theShop(reader))),
  }
}

/** After every text that begins with the one before it. */
const last = '\uffff'

/** Vouchers whose number begins so; the newest first where the text is empty. */
export const findVouchers = (reader: Reader, text: string, limit: number, at: number): Voucher[] => {
  const begin = accountOf('voucher', cardNumber(text))
  const entries =
    text.trim() === ''
      ? reader.find('ledgers', { selector: { ledger: 'voucher', kind: 'terms' }, sort: [{ at: 'desc' }], limit })
      : reader.find('ledgers', {
          selector: { account: { $gte: begin, $lte: begin + last }, kind: 'terms' },
          sort: [{ account: 'asc' }],
          limit,
        })
  return [...new Set(entries.map(({ account }) => account))].map((account) => voucherView(reader, account, at))
}

const no = (code: string, message: string): Refusal => refuse(code, message, 'number')

/** Why a voucher pays nothing any more: `voucher_used`, which says with which receipt, or `voucher_over`; null where it does. */
export const voucherOver = (reader: Reader, { account, balance, terms }: Holding, at: number): Refusal | null => {
  const shop = theShop(reader)
  const day = (moment: number): string =>
    new Intl.DateTimeFormat(shop.locale, { dateStyle: 'medium', timeZone: timeZoneOf(shop) }).format(moment)
  if (balance <= 0) {
    const use = amountsOf(reader, account).find(({ amount }) => amount < 0)
    const number = use === undefined || use.orderId === null ? '' : (reader.get('orders', use.orderId)?.number ?? '')
    const where = number === '' ? 'for a cart that is still open' : `with receipt ${number}`
    return use === undefined
      ? no('voucher_used', 'Nothing is on this voucher.')
      : no('voucher_used', `This voucher was used ${where} on ${day(use.at)}.`)
  }
  return terms.expiresAt !== null && at > terms.expiresAt
    ? no('voucher_over', `This voucher was valid until ${day(terms.expiresAt)}.`)
    : null
}

/**
 * Why a voucher does not pay what is due: as `voucherOver`, and `voucher_worth_more` where the shop lets no rest be lost.
 * @param due minor units above zero
 */
export const voucherRefusal = (reader: Reader, holding: Holding, due: number, at: number): Refusal | null => {
  const over = voucherOver(reader, holding, at)
  const { balance } = holding
  if (over !== null || balance <= due || tenderRules(reader).voucherRest === 'forfeited') return over
  const money = (minor: number) => formatMoney(minor, theShop(reader))
  return no(
    'voucher_worth_more',
    `This voucher is worth ${money(balance)}, more than the ${money(due)} that are due, and no change is given.`,
  )
}
