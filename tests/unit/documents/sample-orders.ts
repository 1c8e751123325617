import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import type { Discount } from '../../../shared/domain/pricing/discount.ts'
import type { StoredLine } from '../../../shared/domain/pricing/stored.ts'
import type { Register, Shop } from '../../../shared/domain/settings/settings.ts'

export const shop: Shop = {
  id: 'shop',
  kind: 'shop',
  name: 'Crème & Cobble',
  address: ['12 Harbour Street', '20095 Hamburg', 'VAT DE123456789'],
  currency: 'EUR',
  digits: 2,
  locale: 'en-IE',
  timeZone: 'Europe/Berlin',
  pricesIncludeTax: true,
  taxRates: [
    { id: 'standard', name: 'VAT', ppm: 190_000 },
    { id: 'reduced', name: 'VAT', ppm: 70_000 },
  ],
  locations: [{ id: 'floor', name: 'Shop floor', kind: 'shopFloor' }],
  sample: false,
}

export const register: Register = {
  id: 'register-1',
  kind: 'register',
  name: 'Counter',
  prefix: 'R1',
  lastReceipt: 42,
  locationId: 'floor',
  printer: { host: '127.0.0.1', port: 9100, columns: 48 },
}

interface SampleLine {
  readonly name: string
  readonly unit?: 'piece' | 'kg'
  readonly kind?: Line['kind']
  readonly quantity: number
  readonly unitPrice: number
  readonly discount?: Discount
  readonly off?: number
  readonly ppm?: number
  readonly picked?: number
  readonly sku?: string
}

const rateId = (ppm: number): string => (ppm === 190_000 ? 'standard' : ppm === 70_000 ? 'reduced' : `rate-${ppm}`)

/** Half away from zero, for amounts that are not negative. */
const rounded = (numerator: bigint, denominator: bigint): number =>
  Number((2n * numerator + denominator) / (2n * denominator))

/** An order as the domain leaves it, priced here in the plainest way (rounded per line, then added). */
export const makeOrder = (samples: readonly SampleLine[], changes: Partial<Order> = {}): Order => {
  const pricesIncludeTax = changes.pricesIncludeTax ?? true
  const lines = samples.map((sample, index): Line => {
    const ppm = sample.ppm ?? 190_000
    return {
      id: `line-${index}`,
      kind: sample.kind ?? 'goods',
      productId: `product-${index}`,
      variantId: `variant-${index}`,
      sku: sample.sku ?? `SKU-${String(index + 1).padStart(3, '0')}`,
      name: sample.name,
      unit: sample.unit ?? 'piece',
      quantity: sample.quantity,
      unitPrice: sample.unitPrice,
      discount: sample.discount ?? (sample.off ? { kind: 'amount', amount: sample.off } : null),
      taxRate: { id: rateId(ppm), name: 'VAT', ppm },
      tracked: true,
      digital: null,
      picked: sample.picked ?? 0,
    }
  })
  const priced = lines.map((line, index): StoredLine => {
    const subtotal = rounded(BigInt(line.unitPrice) * BigInt(line.quantity), 1000n)
    const discount = Math.min(subtotal, samples[index]?.off ?? 0)
    const due = BigInt(subtotal - discount)
    const ppm = BigInt(line.taxRate.ppm)
    const tax = pricesIncludeTax ? rounded(due * ppm, 1_000_000n + ppm) : rounded(due * ppm, 1_000_000n)
    const net = pricesIncludeTax ? Number(due) - tax : Number(due)
    return { id: line.id, subtotal, discount, net, tax, gross: net + tax }
  })
  const sum = (pick: (line: StoredLine) => number, of = priced) => of.reduce((total, line) => total + pick(line), 0)
  const rates = [...new Set(lines.map((line) => line.taxRate.ppm))].sort((a, b) => b - a)
  const totals = {
    subtotal: sum((line) => line.subtotal),
    discount: sum((line) => line.discount),
    net: sum((line) => line.net),
    tax: sum((line) => line.tax),
    total: sum((line) => line.gross),
    taxes: rates.map((ppm) => {
      const of = priced.filter((_, index) => lines[index]?.taxRate.ppm === ppm)
      return {
        rateId: rateId(ppm),
        name: 'VAT',
        ppm,
        net: sum((line) => line.net, of),
        tax: sum((line) => line.tax, of),
        gross: sum((line) => line.gross, of),
      }
    }),
  }
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    channel: 'counter',
    state: 'completed',
    fulfilment: 'handedOver',
    payment: 'captured',
    number: 'R1-000042',
    registerId: 'register-1',
    locationId: 'floor',
    currency: 'EUR',
    pricesIncludeTax,
    lines,
    priced,
    totals,
    payments: [{ id: 'payment-1', tender: 'cash', amount: totals.total, given: totals.total + 355, change: 355 }],
    reservations: [],
    customer: null,
    shippingAddress: null,
    web: null,
    idempotencyKey: '',
    webReference: '',
    access: [],
    shipment: null,
    reason: null,
    effects: [],
    effectsDueAt: 0,
    exceptions: [],
    createdAt: Date.UTC(2026, 2, 14, 9, 58),
    placedAt: Date.UTC(2026, 2, 14, 10, 5),
    updatedAt: Date.UTC(2026, 2, 14, 10, 5),
    entries: [],
    ...changes,
  }
}

export const counterSale = makeOrder([
  {
    name: 'Café crème, whole beans 1 kg',
    quantity: 2000,
    unitPrice: 1890,
    off: 378,
    discount: { kind: 'percent', ppm: 100_000 },
  },
  { name: 'Linen shirt with a rather long name that has to wrap · Blue / M', quantity: 1000, unitPrice: 5990 },
  { name: 'Äpfel “Elstar”', unit: 'kg', quantity: 1250, unitPrice: 399, ppm: 70_000 },
])

export const webOrder = makeOrder(
  [
    { name: 'Stoneware mug · Sea green', quantity: 4000, unitPrice: 1450, picked: 4000, sku: 'MUG-SEA' },
    {
      name: 'Linen tablecloth with hand-stitched hem, washed · Natural / 140 × 220 cm',
      quantity: 1000,
      unitPrice: 8900,
      picked: 1000,
      sku: 'LIN-TABLE-NAT-140-220',
    },
    { name: 'Mountain honey', unit: 'kg', quantity: 1250, unitPrice: 1800, picked: 1250, sku: 'HONEY-KG', ppm: 70_000 },
    { name: 'Knitting pattern (download)', kind: 'digital', quantity: 1000, unitPrice: 700, sku: 'PAT-01' },
    { name: 'Standard delivery', kind: 'shipping', quantity: 1000, unitPrice: 490, sku: '' },
  ],
  {
    channel: 'web',
    state: 'confirmed',
    fulfilment: 'packed',
    number: 'W1-000317',
    customer: { name: 'Zoë Müller', email: 'zoe@example.org', phone: '+49 40 123456' },
    shippingAddress: {
      name: 'Zoë Müller',
      lines: ['Große Straße 7', 'c/o Nowak'],
      postalCode: '22767',
      city: 'Hamburg',
      country: 'DE',
    },
    web: { webShopId: 'web-1', reference: 'WEB-10025', idempotencyKey: '', bodyHash: '', paymentToken: 'B-1' },
    shipment: { carrier: 'DHL', tracking: '00340434161094027318' },
    payments: [
      { id: 'p', tender: 'online', amount: 18_139, gatewayOrderId: 'O', authorisationId: 'A', captureId: null },
    ],
  },
)
