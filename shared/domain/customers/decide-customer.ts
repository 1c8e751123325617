import { type Refusal, refuse } from '../refusal.ts'
import type { CustomerRecord } from './customer-record.ts'
import { type CustomerKey, type KeyKind, keysOf } from './keys.ts'

const words: Readonly<Record<KeyKind, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  card: 'customer card',
}

/**
 * Whether the shop may know this customer so: `email_taken`, `phone_taken`, `card_taken`, each about its field. `other` is
 * a customer who has the key, `product` what a scanned card would sell instead.
 */
export const customerRefusal = (
  wanted: Pick<CustomerRecord, 'id' | KeyKind>,
  other: (key: CustomerKey) => Pick<CustomerRecord, 'id' | 'name'> | undefined,
  product: (code: string) => { readonly name: string } | undefined,
): Refusal | null => {
  for (const key of keysOf(wanted)) {
    const { kind } = key
    const taken = other(key)
    if (taken !== undefined && taken.id !== wanted.id)
      return refuse(`${kind}_taken`, `${taken.name} has this ${words[kind]} already.`, kind)
  }
  const sold = wanted.card === '' ? undefined : product(wanted.card)
  return sold === undefined ? null : refuse('card_taken', `This is the code of a product: ${sold.name}.`, 'card')
}
