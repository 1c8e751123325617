import { z } from 'zod'
import type { LedgerEntry, LedgerKind } from '../domain/ledgers/ledger-entry.ts'
import type { Terms } from '../domain/ledgers/terms.ts'
import type { Order } from '../domain/orders/order.ts'
import { command, live, query } from './method.ts'
import { amount, document, documents, done, id, newId, optionalText, text } from './parts.ts'

/** A gift card, a voucher or a customer's account as it stands. Amounts in minor units. */
export interface Account {
  readonly account: string
  readonly ledger: LedgerKind
  /** The card's or voucher's number, or the customer's name. */
  readonly name: string
  readonly balance: number
  /** What may be spent of it, were it not blocked or over. */
  readonly spendable: number
  readonly terms: Terms
}

/** A line of its history. */
export type AccountRow = Pick<LedgerEntry, 'id' | 'at' | 'orderId'> & {
  /** Null where its terms changed and no money moved. */
  readonly amount: number | null
  readonly text: string
  readonly staffName: string
}

const cart = z.object({ order: document<Order>() })
/** Beyond this somebody has scanned a barcode into the amount. */
const creditAmount = amount.min(1).max(1_000_000_000)

export const ledgerMethods = {
  /** Sells a gift card: a line that puts its amount onto the card. An empty number: the till makes one. Refuses `tender_off`, `unknown_card` (mistyped), `card_in_use`, and as `register.add`. */
  'register.addGiftCard': command(
    'register.sell',
    z.strictObject({ orderId: newId, lineId: newId, amount: creditAmount, number: optionalText(40) }),
    cart,
  ),
  /** Pays what a customer owes, as a line of the cart. Refuses `unknown_customer`, `nothing_owed`, `more_than_owed`, and as `register.add`. */
  'register.payAccount': command(
    'register.sell',
    z.strictObject({ orderId: newId, lineId: newId, customerId: id, amount: creditAmount }),
    cart,
  ),
  /** What is on a gift card, or what a voucher is worth. Refuses `unknown_card`, `voucher_used`, `voucher_over`. */
  'register.giftCard': query('register.sell', z.strictObject({ number: text(40) }), document<Account>()),
  /** What a customer may spend: store credit, on account, and points. */
  'register.customerAccounts': query('register.sell', z.strictObject({ customerId: id }), documents<Account>()),

  /** Gift cards whose number begins so, the newest first where the text is empty; and accounts of customers who are found by it. */
  'ledgers.find': query(
    'ledgers.read',
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
    documents<Account>(),
  ),
  /**
   * Gift cards and customers' store credit on which there is less than nothing, because tills took it that did not know of one
   * another: somebody has to see to it. At most 100.
   */
  'ledgers.overdrawn': query('ledgers.read', z.strictObject({}), documents<Account>()),
  /** Null where nothing ever came onto it. `batchId`: of a voucher, with which others it was issued. */
  'ledgers.account': live(
    'ledgers.read',
    z.strictObject({ account: id }),
    z
      .object({ account: document<Account>(), rows: documents<AccountRow>(), batchId: z.string().nullable() })
      .nullable(),
  ),
  /** Blocks a gift card or an account, or frees it. Refuses `unknown_account`. */
  'ledgers.block': command(
    'ledgers.manage',
    z.strictObject({ entryId: newId, account: id, blocked: z.boolean(), reason: text(200) }),
    done,
  ),
  /** How much a customer may owe. Refuses `unknown_customer`. */
  'ledgers.setLimit': command(
    'ledgers.manage',
    z.strictObject({ entryId: newId, customerId: id, limit: amount.max(1_000_000_000) }),
    done,
  ),
  /** Gives a customer store credit. Refuses `unknown_customer`. */
  'ledgers.grant': command(
    'ledgers.manage',
    z.strictObject({ entryId: newId, customerId: id, amount: creditAmount, reason: text(200) }),
    done,
  ),
}
