import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Register, Shop } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { shopIfAny } from '../settings.ts'

export interface Founding {
  readonly shop: Shop
  readonly register: Register
  readonly products: readonly Product[]
  readonly movements: readonly Movement[]
  readonly staff: readonly { readonly name: string; readonly role: string; readonly pin: string }[]
}

/** Opens the shop in one commit: all of it is there, or none. Refuses `already_set_up`. */
export const foundShop = async (
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
  founding: Founding,
): Promise<Record<string, never> | Refusal> => {
  const staff = await Promise.all(
    founding.staff.map(async ({ name, role, pin }) => ({
      id: runtime.newId(),
      name,
      role,
      pinHash: await runtime.hashPin(pin),
    })),
  )
  return store.commit((transaction) => {
    if (shopIfAny(transaction) !== undefined) return refuse('already_set_up', 'The shop is set up already. Sign in.')
    transaction.put('settings', founding.shop)
    transaction.put('settings', founding.register)
    const deviceId = runtime.newId()
    const registerId = founding.register.id
    transaction.put('settings', {
      id: 'device',
      kind: 'device',
      deviceId,
      registerId,
      lastOnlineOrder: 0,
      journalSequence: 0,
      journalHash: '',
    })
    for (const member of staff) transaction.put('staff', { ...member, active: true, failedAttempts: 0, lockedUntil: 0 })
    for (const product of founding.products) transaction.put('products', product)
    for (const movement of founding.movements) transaction.put('movements', movement)
    const facts = { currency: founding.shop.currency, sample: founding.shop.sample, products: founding.products.length }
    appendJournal(transaction, runtime, { staffId: null, what: 'shopOpened', subject: 'shop', facts })
    return {}
  })
}
