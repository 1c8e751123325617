import type { Variant } from '../../../shared/domain/catalog/product.ts'

export interface DraftLine {
  readonly variantId: string
  readonly sku: Variant['sku']
  readonly name: string
  readonly unit: 'piece' | 'kg'
  readonly isDigital: boolean
  /** Thousandths; null while nothing that can be read is typed. */
  readonly quantity: number | null
}

export type DraftTexts = Readonly<
  Record<'name' | 'email' | 'phone' | 'street' | 'postalCode' | 'city' | 'country', string>
>

/** What was typed so far. */
export interface PhoneOrderDraft {
  readonly id: string
  readonly texts: DraftTexts
  readonly lines: readonly DraftLine[]
  /** Minor units. */
  readonly shipping: number | null
}

export const newDraft = (): PhoneOrderDraft => ({
  id: crypto.randomUUID(),
  texts: { name: '', email: '', phone: '', street: '', postalCode: '', city: '', country: '' },
  lines: [],
  shipping: null,
})

/** Whether anything has to be sent somewhere. */
export const isSent = ({ lines }: PhoneOrderDraft): boolean => lines.some(({ isDigital }) => !isDigital)

/** The cart as it is quoted and placed; null while it can't be. */
export const cartOf = (draft: PhoneOrderDraft) => {
  const lines = draft.lines.flatMap(({ sku, quantity }) =>
    quantity === null || quantity <= 0 ? [] : [{ sku, quantity }],
  )
  if (lines.length === 0 || lines.length < draft.lines.length) return null
  return { lines, shipping: isSent(draft) ? draft.shipping : null }
}

export const addressOf = (draft: PhoneOrderDraft) => {
  if (!isSent(draft)) return null
  const { name, street, postalCode, city, country } = draft.texts
  return {
    name: name.trim(),
    lines: [street.trim()],
    postalCode: postalCode.trim(),
    city: city.trim(),
    country: country.trim().toUpperCase(),
  }
}

export type DraftFaults = Partial<Record<keyof DraftTexts, string>>

/** What is missing, beside its field. */
export const faultsOf = (draft: PhoneOrderDraft): DraftFaults => {
  const { texts } = draft
  const missing = (field: keyof DraftTexts): DraftFaults =>
    texts[field].trim() === '' ? { [field]: 'Fill this in.' } : {}
  return {
    ...missing('name'),
    ...(texts.phone.trim() === '' && texts.email.trim() === ''
      ? { phone: 'Enter a phone number or an e-mail address.' }
      : {}),
    ...(texts.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(texts.email.trim())
      ? { email: 'That is no e-mail address.' }
      : {}),
    ...(isSent(draft)
      ? {
          ...missing('street'),
          ...missing('city'),
          ...(/^[a-z]{2}$/i.test(texts.country.trim()) ? {} : { country: 'Two letters, such as IE.' }),
        }
      : {}),
  }
}
