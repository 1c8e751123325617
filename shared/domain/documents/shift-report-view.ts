import { formatMoney, formatRate, type MoneyFormat } from '../format/format.ts'
import { byTender } from '../format/tender-words.ts'
import type { Payment } from '../orders/order.ts'
import type { Shop } from '../settings/settings.ts'
import type { ShiftReport } from '../shifts/report.ts'
import type { CashMove, Unfinished } from '../shifts/shift.ts'
import type { Figures, Statement } from '../shifts/statement.ts'
import type { Row, TaxLine } from './receipt-view.ts'
import { formatMoment } from './receipt-view.ts'

interface Section {
  readonly title: string
  readonly rows: readonly Row[]
  /** The last row, what the others come to; null where they don't add up to anything. */
  readonly sum: Row | null
  /** Sales less refunds by rate; empty but for what was sold, where this reader may know. */
  readonly taxes: readonly TaxLine[]
}

/** What stands on an X or Z report, in the order in which it is read. Screen, PDF and roll paper all draw this. */
export interface ShiftReportView {
  readonly shopName: string
  readonly address: readonly string[]
  /** `Z report`. */
  readonly title: string
  readonly number: string
  /** Number, register, times, who. */
  readonly about: readonly Row[]
  readonly sections: readonly Section[]
  /** Sentences at the end: what was carried over, what must be known when this is read. */
  readonly notes: readonly string[]
  /** Money was missing or too much at the count, and nobody has said yet why. */
  readonly unexplained: 'missing' | 'over' | null
}

interface ReportInput {
  readonly report: Pick<ShiftReport, 'report' | 'number' | 'at'>
  readonly statement: Statement
  readonly shop: Shop
  readonly registerName: string
  readonly staffName: (staffId: string | null) => string
  /** `code` for a printer that has no sign for the currency. */
  readonly currencyDisplay?: 'symbol' | 'code'
}

const tenderNames: Record<Payment['tender'], string> = {
  cash: 'Cash',
  card: 'Card',
  online: 'Online',
  giftCard: 'Gift card',
  storeCredit: 'Store credit',
  account: 'On account',
  points: 'Points',
  voucher: 'Voucher',
}
const moveNames: Record<CashMove, string> = { paidIn: 'Paid in', paidOut: 'Paid out', drop: 'To the safe' }

/** An X or Z report. Amounts are read from the statement, never summed up here. */
export const shiftReportView = (input: ReportInput): ShiftReportView => {
  const { report, statement, shop, staffName } = input
  const money: MoneyFormat = {
    currency: statement.currency,
    digits: shop.digits,
    locale: shop.locale,
    display: input.currencyDisplay ?? 'symbol',
  }
  const figures: MoneyFormat = { ...money, display: 'none' }
  const moment = (at: number): string => formatMoment(at, shop)
  const { opened, closed } = statement
  return {
    shopName: shop.name,
    address: shop.address,
    title: report.report === 'z' ? 'Z report' : 'X report',
    number: report.number,
    about: [
      { label: 'Report', value: report.number },
      { label: 'Register', value: input.registerName },
      { label: 'Opened', value: byWhom(moment(opened.at), staffName(opened.staffId)) },
      closed === null
        ? { label: 'Made', value: moment(report.at) }
        : { label: 'Closed', value: byWhom(moment(closed.at), staffName(closed.staffId)) },
    ],
    sections: [
      salesSection(statement, figures, money),
      ...(statement.figures === null
        ? []
        : [tenderSection(statement.figures, figures), ...tipsSection(statement.figures, figures, money, staffName)]),
      drawerSection(statement, figures, money),
      ...countSection(statement, figures, money),
    ],
    notes: notesOf(statement),
    unexplained: closed?.unexplained ?? null,
  }
}

const byWhom = (moment: string, name: string): string => (name === '' ? moment : `${moment}, ${name}`)

const rateLabel = (name: string, ppm: number, locale: string): string => {
  const rate = formatRate(ppm, locale)
  return name.includes(rate) ? name : `${name} ${rate}`
}

const salesSection = (
  { sales, receipts, voids, figures: sums }: Statement,
  figures: MoneyFormat,
  money: MoneyFormat,
): Section => {
  const credited = sums?.credited ?? 0
  return {
    title: 'Sales',
    rows: [
      { label: 'Number of sales', value: String(sums?.sales ?? sales) },
      ...receipts.map(({ first, last }) => ({
        label: 'Receipts',
        value: first === last ? first : `${first} – ${last}`,
      })),
      ...(sums === null
        ? []
        : [
            { label: 'Sold', value: formatMoney(sums.sold, figures) },
            { label: `Refunds (${sums.refunds})`, value: formatMoney(-sums.refunded, figures) },
            ...(credited === 0
              ? []
              : [{ label: 'Of these gift cards and accounts', value: formatMoney(credited, figures) }]),
            { label: 'Discounts given', value: formatMoney(sums.discount, figures) },
            ...(sums.rounded === 0 ? [] : [{ label: 'Rounded for cash', value: formatMoney(sums.rounded, figures) }]),
          ]),
      ...(voids.count === 0 ? [] : [{ label: `Voids (${voids.count})`, value: formatMoney(voids.amount, figures) }]),
    ],
    sum: sums === null ? null : { label: 'Turnover', value: formatMoney(sums.turnover, money) },
    taxes: (sums?.taxes ?? []).map((row) => ({
      label: rateLabel(row.name, row.ppm, money.locale),
      net: formatMoney(row.net, figures),
      tax: formatMoney(row.tax, figures),
      gross: formatMoney(row.gross, figures),
    })),
  }
}

const tenderSection = ({ tenders }: Figures, figures: MoneyFormat): Section => ({
  title: 'Tenders',
  rows: tenders.map(({ tender, count, amount }) => ({
    label: `${tenderNames[tender]} (${count})`,
    value: formatMoney(amount, figures),
  })),
  sum: null,
  taxes: [],
})

/** Tips by who took them: they are in the tenders, and none of the turnover. */
const tipsSection = (
  { tips, tipped }: Figures,
  figures: MoneyFormat,
  money: MoneyFormat,
  staffName: (staffId: string | null) => string,
): Section[] =>
  tips.length === 0
    ? []
    : [
        {
          title: 'Tips in the tenders',
          rows: tips.map(({ staffId, tender, count, amount }) => ({
            label: `${staffName(staffId) || 'Nobody'} ${byTender[tender]} (${count})`,
            value: formatMoney(amount, figures),
          })),
          sum: { label: 'Tips', value: formatMoney(tipped, money) },
          taxes: [],
        },
      ]

const drawerSection = (statement: Statement, figures: MoneyFormat, money: MoneyFormat): Section => ({
  title: 'Cash drawer',
  rows: [
    { label: 'Opening float', value: formatMoney(statement.opened.float.amount, figures) },
    ...(statement.figures === null
      ? []
      : [
          { label: 'Cash from sales', value: formatMoney(statement.figures.cash, figures) },
          ...(statement.figures.cashTips === 0
            ? []
            : [{ label: 'Tips in cash', value: formatMoney(statement.figures.cashTips, figures) }]),
        ]),
    ...statement.moves.map(({ move, reason, amount }) => ({
      label: reason === '' ? moveNames[move] : `${moveNames[move]}: ${reason}`,
      value: formatMoney(move === 'paidIn' ? amount : -amount, figures),
    })),
  ],
  sum: statement.figures === null ? null : { label: 'Expected', value: formatMoney(statement.figures.expected, money) },
  taxes: [],
})

const countSection = ({ closed, figures: sums }: Statement, figures: MoneyFormat, money: MoneyFormat): Section[] => {
  if (closed === null) return []
  const { count, reason } = closed
  const counted = formatMoney(count.amount, money)
  return [
    {
      title: 'Count',
      rows: [
        ...count.pieces.map(({ value, pieces }) => ({
          label: `${pieces} × ${formatMoney(value, figures)}`,
          value: formatMoney(value * pieces, figures),
        })),
        { label: 'Counted', value: counted },
        ...(reason === null ? [] : [{ label: 'Reason', value: reason }]),
      ],
      sum:
        sums?.variance === undefined || sums.variance === null
          ? null
          : { label: 'Difference', value: formatMoney(sums.variance, money) },
      taxes: [],
    },
  ]
}

const notesOf = ({ closed, figures, restored }: Statement): string[] => [
  ...(closed === null ? [] : carriedOver(closed.unfinished)),
  ...((closed?.unexplained ?? null) === null ? [] : ['Nobody has said yet why the count is not what was expected.']),
  ...(restored ? ['A backup was restored during this shift: sales after that backup are not in it.'] : []),
  ...(figures === null ? ['Counted blind: amounts are on the report of a person who may see them.'] : []),
]

const carriedOver = ({ carts, partPaid = 0, setAside = 0, overdue = 0, prints, payments }: Unfinished): string[] => {
  const paid = partPaid === 0 ? '' : ` (${partPaid} paid in part)`
  const parts = [
    ...(carts === 0 ? [] : [`${carts === 1 ? '1 cart' : `${carts} carts`}${paid}`]),
    ...(setAside === 0 ? [] : [`${setAside} set aside${overdue === 0 ? '' : ` (${overdue} overdue)`}`]),
    ...(prints === 0 ? [] : [prints === 1 ? '1 paper that is not printed' : `${prints} papers that are not printed`]),
    ...(payments === 0 ? [] : [payments === 1 ? '1 payment in doubt' : `${payments} payments in doubt`]),
  ]
  return parts.length === 0 ? [] : [`Carried over: ${parts.join(', ')}.`]
}
