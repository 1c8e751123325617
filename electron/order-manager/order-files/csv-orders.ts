import { parseDecimal } from '../../../shared/domain/catalog/decimal-text.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { csvRecords } from '../csv-records.ts'
import { checkOrder, noOrders, type ReadOrder, withoutDoubles } from './file-order.ts'

const needed = ['reference', 'name', 'email', 'sku', 'quantity'] as const
const columns = [
  ...needed,
  'phone',
  'street',
  'postal code',
  'city',
  'country',
  'shipping name',
  'shipping price',
  'total',
  'payment',
  'token',
] as const
type Column = (typeof columns)[number]
/** What is the same in all rows of an order. */
const ofOrder = columns.filter((column) => column !== 'sku' && column !== 'quantity')

interface Row {
  readonly line: number
  readonly cell: (column: Column) => string
}

/**
 * A row for each line of an order; rows of one reference are one order, and only the first needs its customer. Amounts have
 * a decimal sign. Refuses `not_an_order_file`, with the line and the reason.
 */
export const readCsvOrders = (text: string, currency: string, digits: number): readonly ReadOrder[] | Refusal => {
  const rows = rowsOf(text)
  if (isRefusal(rows)) return rows
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const reference = row.cell('reference')
    if (reference === '') return noOrders(`Line ${row.line}: the reference is missing.`)
    groups.set(reference, [...(groups.get(reference) ?? []), row])
  }
  const orders: ReadOrder[] = []
  for (const group of groups.values()) {
    const order = orderOf(group, currency, digits)
    if (isRefusal(order)) return order
    orders.push(order)
  }
  return withoutDoubles(orders)
}

const rowsOf = (text: string): readonly Row[] | Refusal => {
  const records = csvRecords(text)
  if (typeof records === 'string') return noOrders(records)
  const [head, ...rest] = records
  const headings = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase())
  const missing = needed.find((column) => !headings.includes(column))
  if (missing !== undefined) return noOrders(`Line 1: the column “${missing}” is missing.`)
  const unknown = headings.find((heading) => heading !== '' && !(columns as readonly string[]).includes(heading))
  if (unknown !== undefined) return noOrders(`Line 1: nobody knows what the column “${unknown.slice(0, 40)}” is.`)
  return rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({ line, cell: (column) => (cells[headings.indexOf(column)] ?? '').trim() }))
}

const orderOf = (rows: readonly Row[], currency: string, digits: number): ReadOrder | Refusal => {
  const [first] = rows
  if (first === undefined) return noOrders('An order has no rows.')
  const { line, cell } = first
  for (const row of rows)
    for (const column of ofOrder)
      if (row.cell(column) !== '' && row.cell(column) !== cell(column))
        return noOrders(`Line ${row.line}: “${column}” is another than in line ${line}, and it is one order.`)
  const lines: { sku: string; quantity: number }[] = []
  for (const row of rows) {
    const quantity = parseDecimal(row.cell('quantity'), { digits: 3, sign: null })
    if (typeof quantity === 'string') return noOrders(`Line ${row.line}: ${quantity}`)
    lines.push({ sku: row.cell('sku'), quantity: quantity / 1000 })
  }
  const amount = (column: 'total' | 'shipping price'): number | string | undefined =>
    cell(column) === '' ? undefined : parseDecimal(cell(column), { digits, sign: null })
  const [total, price] = [amount('total'), amount('shipping price')]
  if (typeof total === 'string') return noOrders(`Line ${line}: ${total}`)
  if (typeof price === 'string') return noOrders(`Line ${line}: ${price}`)
  const name = cell('name')
  const address = {
    name,
    lines: [cell('street')],
    postalCode: cell('postal code'),
    city: cell('city'),
    country: cell('country').toUpperCase(),
  }
  const order = {
    reference: cell('reference'),
    currency,
    customer: { name, email: cell('email'), ...given('phone', cell('phone')) },
    ...(cell('street') === '' ? {} : { shippingAddress: address }),
    ...(price === undefined ? {} : { shipping: { name: cell('shipping name') || 'Delivery', price } }),
    lines,
    ...(total === undefined ? {} : { total }),
    payment: { ...given('gateway', cell('payment')), ...given('token', cell('token')) },
  }
  return checkOrder(order, `Line ${line}`, line)
}

const given = (field: string, text: string): Record<string, string> => (text === '' ? {} : { [field]: text })
