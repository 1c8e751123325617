import { hidden, ownerOf } from '../format/account.ts'
import { formatMoney, formatQuantity, formatRate, formatTaxName, type MoneyFormat } from '../format/format.ts'
import { sum } from '../money/money.ts'
import { movedBy, tipOf } from '../money/tip.ts'
import type { Line, Note, Order, Payment } from '../orders/order.ts'
import { pointsFor } from '../pricing/points.ts'
import type { AppliedDiscount, PricedLine } from '../pricing/result.ts'
import { discountsOfLine, discountsOfOrder } from '../pricing/shown.ts'
import { pricedLines } from '../pricing/stored.ts'
import type { Shop } from '../settings/settings.ts'

/** A label at the left and a value at the right, finished text both. */
export interface Row {
  readonly label: string
  readonly value: string
}

export interface ReceiptLine {
  readonly id: string
  readonly name: string
  /** `2 × 9.99`, `1.250 kg × 3.20`; empty for a single piece, whose price is the amount. */
  readonly detail: string
  /** Before its discounts, which have a row each. */
  readonly amount: string
  readonly discounts: readonly Row[]
  /** What the customer is told about the line; null where nothing is. */
  readonly note: string | null
}

export interface TaxLine {
  readonly label: string
  readonly net: string
  readonly tax: string
  readonly gross: string
}

/** What stands on a receipt, in the order in which it is read. Screen, PDF and roll paper all draw this. */
export interface ReceiptView {
  readonly shopName: string
  readonly address: readonly string[]
  readonly number: string
  /** `COPY` on a repeated receipt, else null. */
  readonly copy: string | null
  /** Receipt number, date and time, who served, who bought. */
  readonly about: readonly Row[]
  readonly lines: readonly ReceiptLine[]
  /** Subtotal, the lines' discounts, each of the order's, and the taxes where prices exclude them: down to the total. */
  readonly sums: readonly Row[]
  readonly total: Row
  /** Each payment, with what cash was rounded by, the tip, and the change. */
  readonly payments: readonly Row[]
  /** The taxes within the total, by rate, where prices include them; else empty (they are among the sums). */
  readonly taxes: readonly TaxLine[]
  /** What the customer is told about the order; null where nothing is. */
  readonly note: string | null
  readonly closing: string
}

export interface ReceiptInput {
  readonly order: Order
  readonly shop: Shop
  readonly staffName: string | null
  readonly copy: boolean
  /** `code` for a printer that has no sign for the currency. */
  readonly currencyDisplay?: 'symbol' | 'code'
}

/** Date and time as the shop writes them: its clock's, wherever they are read. `at` in milliseconds since 1970. */
export const formatMoment = (at: number, { locale, timeZone }: Pick<Shop, 'locale' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(at)

const discountRow = ({ name, ppm, amount }: AppliedDiscount, byHand: string, figures: MoneyFormat): Row => {
  const rate = ppm === null || name !== '' ? '' : ` ${formatRate(ppm, figures.locale)}`
  return { label: `${name === '' ? byHand : name}${rate}`, value: formatMoney(0 - amount, figures) }
}

const lineView = (line: Line, priced: PricedLine, figures: MoneyFormat): ReceiptLine => ({
  id: line.id,
  name: line.name,
  detail:
    line.unit === 'piece' && line.quantity === 1000
      ? ''
      : `${formatQuantity(line.quantity, line.unit, figures.locale)} × ${formatMoney(priced.unitPrice, figures)}`,
  amount: formatMoney(priced.subtotal, figures),
  discounts: discountsOfLine(priced).map((discount) => discountRow(discount, 'Discount', figures)),
  note: line.returned === undefined ? printed(line.note) : cameBack(line.returned),
})

/** Why it came back, and with which receipt it was bought. */
const cameBack = ({ reason, from }: NonNullable<Line['returned']>): string =>
  from === null ? `Returned without receipt: ${reason}` : `Returned: ${reason}, receipt ${from.number}`

const printed = (note: Note | null | undefined): string | null => (note?.printed === true ? note.text : null)

const ledgerLabel = ({ tender, account }: Extract<Payment, { account: string }>): string => {
  if (tender === 'giftCard' || tender === 'voucher')
    return `${tender === 'voucher' ? 'Voucher' : 'Gift card'} ${hidden(ownerOf(account))}`
  return { storeCredit: 'Store credit', account: 'On account', points: 'Points' }[tender]
}

/** What of the money above it is for who served. */
const tipRows = (payment: Payment, money: MoneyFormat): Row[] =>
  tipOf(payment) === 0 ? [] : [{ label: 'Of it a tip', value: formatMoney(tipOf(payment), money) }]

/** What the sale earned its customer. */
const pointsRows = ({ points }: Order): Row[] => {
  const earned = points === undefined ? 0 : pointsFor(points)
  return earned === 0 ? [] : [{ label: 'Points earned', value: String(earned) }]
}

/** @param alone the order was paid with nothing else: what it was given for stands above it. */
const paymentRows = (payment: Payment, money: MoneyFormat, alone: boolean): Row[] => {
  switch (payment.tender) {
    case 'cash': {
      const { amount, given, change, rounding } = payment
      const rounded =
        rounding === undefined
          ? []
          : [{ label: 'Rounded for cash', value: formatMoney(rounding, { ...money, signed: true }) }]
      if (amount < 0) return [...rounded, { label: 'Paid out in cash', value: formatMoney(0 - amount, money) }]
      return [
        ...rounded,
        { label: 'Cash given', value: formatMoney(given, money) },
        ...tipRows(payment, money),
        ...(change !== 0 || alone ? [{ label: 'Change', value: formatMoney(change, money) }] : []),
      ]
    }
    case 'card':
      return [
        {
          label: payment.reference === '' ? 'Card' : `Card ${payment.reference}`,
          value: formatMoney(movedBy(payment), money),
        },
        ...tipRows(payment, money),
      ]
    case 'giftCard':
    case 'storeCredit':
    case 'account':
    case 'points':
      return [
        { label: ledgerLabel(payment), value: formatMoney(payment.amount, money) },
        ...(payment.tender === 'account' ? [] : [{ label: 'Left on it', value: formatMoney(payment.left, money) }]),
      ]
    case 'voucher':
      return [
        { label: ledgerLabel(payment), value: formatMoney(payment.amount, money) },
        ...(payment.amount < 0 ? [{ label: 'Left on it', value: formatMoney(payment.left, money) }] : []),
        ...(payment.forfeited === undefined
          ? []
          : [{ label: 'Forfeited with it', value: formatMoney(payment.forfeited, money) }]),
      ]
    case 'online':
      return [{ label: 'Paid online', value: formatMoney(payment.amount, money) }]
  }
}

/**
 * The receipt of an order. Every amount is read from `order.priced`, `order.totals` and `order.payments`; no price is
 * computed again, so that paper, screen and books can't disagree.
 */
export const receiptView = (input: ReceiptInput): ReceiptView => {
  const { order, shop, staffName, copy, currencyDisplay = 'symbol' } = input
  const money: MoneyFormat = {
    currency: order.currency,
    digits: shop.digits,
    locale: shop.locale,
    display: currencyDisplay,
  }
  const figures: MoneyFormat = { ...money, display: 'none' }
  const { totals } = order
  const priced = pricedLines(order)
  const pricedById = new Map(priced.map((line) => [line.id, line]))
  const offLines = sum(priced.flatMap((line) => discountsOfLine(line).map(({ amount }) => amount)))

  return {
    shopName: shop.name,
    address: shop.address,
    number: order.number,
    copy: copy ? 'COPY' : null,
    about: [
      { label: order.channel === 'web' ? 'Order' : 'Receipt', value: order.number },
      {
        label: 'Date',
        value: formatMoment(order.placedAt === 0 ? order.createdAt : order.placedAt, shop),
      },
      ...(staffName === null ? [] : [{ label: 'Served by', value: staffName }]),
      ...(order.channel === 'web' || order.customer === null
        ? []
        : [{ label: 'Customer', value: order.customer.name }]),
      ...((order.exemption ?? null) === null
        ? []
        : [{ label: 'Tax exempt', value: order.exemption?.reference || 'no reference' }]),
    ],
    lines: order.lines.flatMap((line) => {
      const amounts = pricedById.get(line.id)
      return amounts === undefined ? [] : [lineView(line, amounts, figures)]
    }),
    sums: [
      { label: 'Subtotal', value: formatMoney(totals.subtotal, figures) },
      ...(offLines === 0 ? [] : [{ label: 'Discount', value: formatMoney(0 - offLines, figures) }]),
      ...discountsOfOrder(priced).map((discount) => discountRow(discount, 'Discount on the order', figures)),
      ...(order.pricesIncludeTax
        ? []
        : totals.taxes.map((row) => ({
            label: formatTaxName(row, shop.locale),
            value: formatMoney(row.tax, figures),
          }))),
    ],
    total: { label: 'Total', value: formatMoney(totals.total, money) },
    payments: [
      ...order.payments.flatMap((payment) => paymentRows(payment, figures, order.payments.length === 1)),
      ...pointsRows(order),
    ],
    taxes: order.pricesIncludeTax
      ? totals.taxes.map((row) => ({
          label: formatTaxName(row, shop.locale),
          net: formatMoney(row.net, figures),
          tax: formatMoney(row.tax, figures),
          gross: formatMoney(row.gross, figures),
        }))
      : [],
    note: printed(order.note),
    closing: 'Thank you for your visit',
  }
}
