import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { foundShop } from '../../electron/order-manager/setup/found-shop.ts'
import { newShop } from '../../electron/order-manager/setup/new-shop.ts'
import type { DigitalGrant, Product } from '../../shared/domain/catalog/product.ts'
import type { Movement } from '../../shared/domain/inventory/movement.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { openRegister } from './open-register.ts'

const first = [
  'Linen',
  'Oak',
  'Copper',
  'Cotton',
  'Glass',
  'Garden',
  'Coffee',
  'Paper',
  'Woollen',
  'Enamel',
  'Crème',
  'Señor',
  'Slate',
  'Hazel',
  'Juniper',
  'Marble',
]
const second = [
  'shirt',
  'table',
  'kettle',
  'blanket',
  'vase',
  'trowel',
  'beans',
  'notebook',
  'jumper',
  'mug',
  'biscuit',
  'lamp',
  'basket',
  'candle',
  'scarf',
  'bowl',
]
const third = [
  'small',
  'large',
  'blue',
  'red',
  'green',
  'striped',
  'classic',
  'travel',
  'winter',
  'summer',
  'deluxe',
  'everyday',
]

const nth = (words: readonly string[], index: number): string => words[index % words.length] ?? ''

/** The same catalog each time: names of three words and a number, a SKU each, prices from 1.00. */
const plainProduct = (index: number, digital: DigitalGrant | null): Product => ({
  id: `product-${String(index).padStart(6, '0')}`,
  handle: `product-${index}`,
  name: `${nth(first, index)} ${nth(second, index * 7 + 3)} ${nth(third, index * 13 + 5)} ${index}`,
  description: '',
  vendor: nth(first, index * 3),
  category: nth(second, index * 7 + 3),
  status: 'active',
  unit: 'piece',
  taxRateId: '',
  optionNames: [],
  variants: [
    {
      id: `variant-${index}`,
      sku: `SKU-${index}`,
      barcode: `40${String(index).padStart(10, '0')}X`,
      options: [],
      price: 100 + (index % 9e3),
      tracked: digital === null,
      digital,
    },
  ],
  updatedAt: 0,
})

export const plainPin = '1234'

/** Thousandths of each variant at each location. */
export const openingStock = 100_000_000

/** What a download opens, and how a licence key is made up. */
const grants: readonly DigitalGrant[] = [
  { kind: 'link', template: '{webShop}/downloads/{token}' },
  { kind: 'licenceKey' },
]

/**
 * A shop of so many products, plenty of each, one admin, Bea, and an open register. The last `digital` of them are
 * downloads and licences.
 * @param opening thousandths of each variant at each location
 */
export const foundPlainShop = async (
  adapters: Pick<Adapters, 'store' | 'runtime'>,
  products: number,
  { opening = openingStock, digital = 0 }: { readonly opening?: number; readonly digital?: number } = {},
): Promise<void> => {
  const founding = newShop(
    {
      name: 'Plain shop',
      address: ['1 Plain Street'],
      currency: 'EUR',
      locale: 'en-IE',
      pricesIncludeTax: true,
      taxRates: [
        {
          name: 'Standard',
          ppm: 23e4,
        },
      ],
      register: {
        name: 'Register 1',
        prefix: 'R1',
      },
      admin: {
        name: 'Bea',
        pin: plainPin,
      },
    },
    adapters.runtime,
  )
  if (isRefusal(founding)) throw new Error(founding.message)
  const catalog = Array.from({ length: products }, (_, index) =>
    plainProduct(index, index < products - digital ? null : (grants[index % 2] ?? null)),
  )
  const movements = catalog.flatMap(({ variants }) =>
    variants
      .filter(({ tracked }) => tracked)
      .flatMap((variant) =>
        founding.shop.locations.map(
          (location): Movement => ({
            id: `opening:${location.id}:${variant.id}`,
            variantId: variant.id,
            locationId: location.id,
            quantity: opening,
            reason: 'opening',
            orderId: null,
            at: 0,
          }),
        ),
      ),
  )
  const answer = await foundShop(adapters, { ...founding, products: catalog, movements })
  if (isRefusal(answer)) throw new Error(answer.message)
  openRegister(adapters)
}
