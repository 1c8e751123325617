import { formatMoment, type Row } from '../../shared/domain/documents/receipt-view.ts'
import { formatQuantity } from '../../shared/domain/format/format.ts'
import type { Address, Order } from '../../shared/domain/orders/order.ts'
import type { Shop } from '../../shared/domain/settings/settings.ts'

interface PackingSlipLine {
  readonly sku: string
  readonly name: string
  readonly ordered: string
  /** A dash until something is packed. */
  readonly packed: string
}

/** What stands on a packing slip: no prices, since it travels with the goods and may be a present. */
export interface PackingSlipView {
  readonly shopName: string
  readonly shopAddress: readonly string[]
  readonly number: string
  readonly shipTo: readonly string[]
  readonly about: readonly Row[]
  readonly lines: readonly PackingSlipLine[]
  readonly summary: string
  /** Names of what the customer gets digitally, which is not in the parcel. */
  readonly digital: readonly string[]
}

export const packingSlipView = (order: Order, shop: Shop): PackingSlipView => {
  const goods = order.lines.filter((line) => line.kind === 'goods')
  const shipping = order.lines.find((line) => line.kind === 'shipping')
  const quantity = (thousandths: number, unit: 'piece' | 'kg') => formatQuantity(thousandths, unit, shop.locale)
  return {
    shopName: shop.name,
    shopAddress: shop.address,
    number: order.number,
    shipTo: shipTo(order, shop.locale),
    about: [
      { label: 'Order', value: order.number },
      ...(order.web === null ? [] : [{ label: 'Web shop reference', value: order.web.reference }]),
      { label: 'Ordered', value: formatMoment(order.placedAt, shop) },
      ...(shipping === undefined ? [] : [{ label: 'Shipping', value: shipping.name }]),
      ...(order.shipment === null
        ? []
        : [
            { label: 'Carrier', value: order.shipment.carrier },
            { label: 'Tracking', value: order.shipment.tracking },
          ]),
    ].filter((row) => row.value !== ''),
    lines: goods.map((line) => ({
      sku: line.sku,
      name: line.name,
      ordered: quantity(line.quantity, line.unit),
      packed: line.picked === 0 ? '–' : quantity(line.picked, line.unit),
    })),
    summary: summary(goods, shop.locale),
    digital: order.lines.filter((line) => line.kind === 'digital').map((line) => line.name),
  }
}

const summary = (goods: Order['lines'], locale: string): string => {
  const pieces = goods.filter((line) => line.unit === 'piece').reduce((sum, line) => sum + line.quantity, 0)
  const weighed = goods.filter((line) => line.unit === 'kg').reduce((sum, line) => sum + line.quantity, 0)
  return [
    goods.length === 1 ? '1 line' : `${goods.length} lines`,
    ...(pieces === 0 ? [] : [pieces === 1000 ? '1 piece' : `${formatQuantity(pieces, 'piece', locale)} pieces`]),
    ...(weighed === 0 ? [] : [formatQuantity(weighed, 'kg', locale)]),
  ].join(' · ')
}

const shipTo = (order: Order, locale: string): string[] => {
  const { shippingAddress, customer } = order
  if (shippingAddress === null) return [customer?.name ?? 'No shipping address']
  const { name, lines, postalCode, city, country } = shippingAddress
  const phone = customer?.phone ?? null
  return [
    name,
    ...lines,
    `${postalCode} ${city}`.trim(),
    countryName(country, locale),
    ...(phone === null ? [] : [phone]),
  ]
}

const countryName = (code: Address['country'], locale: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code) : code
