import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { cardNumber, isMistyped } from '../../../shared/domain/ledgers/card-number.ts'
import { accountOf, type LedgerKind } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { spendRefusal } from '../../../shared/domain/ledgers/spend.ts'
import { spendable } from '../../../shared/domain/ledgers/terms.ts'
import type { Tender } from '../../../shared/domain/orders/decide-payment.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import type { Earning } from '../../../shared/domain/pricing/points.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { TenderRules } from '../../../shared/domain/settings/tender-rules.ts'
import { holdingOf, isKnown } from '../ledgers/holdings.ts'
import { voucherRefusal } from '../ledgers/vouchers.ts'
import type { Reader } from '../ports/store.ts'
import { tenderRules, theShop } from '../settings.ts'

const ruleOf = {
  giftCard: 'giftCards',
  storeCredit: 'storeCredit',
  account: 'onAccount',
  points: 'points',
  voucher: 'vouchers',
} as const satisfies Record<LedgerKind, keyof TenderRules>

/**
 * What was asked for as the domain takes it: off which account or onto it, and how much that can pay at the moment `at`. Refuses
 * `tender_off`, `tips_off`, `unknown_card`, `no_customer`, and as `spendRefusal` and `voucherRefusal`.
 */
export const resolveTender = (reader: Reader, order: Order, asked: AskedTender, at: number): Tender | Refusal => {
  if (asked.kind === 'cash' || asked.kind === 'card') return tipsRefusal(reader, asked.tip) ?? asked
  if (!tenderRules(reader)[ruleOf[asked.kind]])
    return refuse('tender_off', 'The shop does not take this. An admin can switch it on under Settings.')
  const account = accountAsked(reader, order, asked)
  if (isRefusal(account)) return account
  const holding = holdingOf(reader, account)
  const available = spendable(holding)
  const due = dueOf(order)
  // Where nothing is on it, that is said of the smallest amount.
  const amount = asked.amount ?? (due > 0 ? Math.max(Math.min(due, available), 1) : due)
  const refusal =
    (asked.kind === 'voucher' && amount > 0 ? voucherRefusal(reader, holding, due, at) : null) ??
    spendRefusal(asked.kind, holding, amount, { at, ...theShop(reader) })
  return refusal ?? { kind: 'ledger', ledger: asked.kind, account, available, amount }
}

/** By which rule an order earns its customer points; undefined where it earns none. */
export const pointsRule = (reader: Reader, { customer }: Pick<Order, 'customer'>): Earning | undefined => {
  const { points, pointsPer } = tenderRules(reader)
  const owner = customer?.record?.id
  return points && owner !== undefined ? { account: accountOf('points', owner), per: pointsPer } : undefined
}

/** Whether the shop takes tips. Refuses `tips_off`. */
export const tipsRefusal = (reader: Reader, tip = 0): Refusal | null =>
  tip === 0 || tenderRules(reader).tips
    ? null
    : refuse('tips_off', 'The shop takes no tips at the till. An admin can switch them on under Settings.', 'tip')

type LedgerTender = Exclude<AskedTender, { kind: 'cash' | 'card' }>

const accountAsked = (reader: Reader, { customer }: Order, asked: LedgerTender): string | Refusal => {
  if (asked.kind === 'giftCard' || asked.kind === 'voucher') {
    const paper = knownPaper(reader, asked.number)
    if (isRefusal(paper) || paper.ledger === asked.kind)
      return isRefusal(paper) ? paper : accountOf(asked.kind, paper.number)
    return refuse(
      'unknown_card',
      `That is the number of a ${paper.ledger === 'voucher' ? 'voucher' : 'gift card'}.`,
      'number',
    )
  }
  const owner = customer?.record?.id
  return owner === undefined
    ? refuse('no_customer', 'Choose the customer first (F6): the account is theirs.')
    : accountOf(asked.kind, owner)
}

/** What a number stands for: a voucher that was issued, or a gift card that was sold. Refuses `unknown_card`. */
export const knownPaper = (
  reader: Reader,
  text: string,
): { readonly ledger: 'giftCard' | 'voucher'; readonly number: string } | Refusal => {
  const number = cardNumber(text)
  const ledger = (['voucher', 'giftCard'] as const).find((kind) => isKnown(reader, accountOf(kind, number)))
  if (ledger !== undefined) return { ledger, number }
  return refuse(
    'unknown_card',
    isMistyped(number)
      ? 'A digit of that number is wrong. Check it, or scan it.'
      : 'No gift card or voucher with that number was ever given out here.',
    'number',
  )
}
