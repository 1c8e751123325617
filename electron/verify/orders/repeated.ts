import type { Entry } from '../../../shared/domain/orders/entries.ts'

const final = /^(payment(Authorised|Refused|Captured|Voided|Refunded)|refundRefused|webShopTold|tellingDropped)$/

/** Two tills that acted one after the other have written the same answer of the outside: the second says nothing. */
export const saysNothing = (entries: readonly Entry[], place: number): boolean => {
  const entry = entries[place]
  if (entry === undefined || !final.test(entry.type)) return false
  return entries.slice(0, place).some((one) => one.type === entry.type && said(one) === said(entry))
}

const said = (entry: Entry): string => {
  if (!('effectId' in entry)) return ''
  const { effectId } = entry
  switch (entry.type) {
    case 'paymentAuthorised':
      return `${effectId} ${entry.authorisationId}`
    case 'paymentCaptured':
      return `${effectId} ${entry.captureId}`
    case 'paymentRefunded':
      return `${effectId} ${entry.refundId}`
    default:
      return effectId
  }
}
