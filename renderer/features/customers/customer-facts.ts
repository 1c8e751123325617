import type { CustomerRecord } from '../../../shared/domain/customers/customer-record.ts'

/** What tells one Ada Byrne from the other, in one line. */
export const factsOf = ({ phone, email, card }: CustomerRecord): string =>
  [phone, email, card].filter((fact) => fact !== '').join(' · ')

export const tagsOf = ({ group, taxExempt }: CustomerRecord): readonly string[] => [
  ...(group === '' ? [] : [group]),
  ...(taxExempt ? ['tax-exempt'] : []),
]
