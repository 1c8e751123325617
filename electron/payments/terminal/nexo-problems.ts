import type { CardFailed, CardUnknown } from '../../order-manager/ports/card-terminal.ts'

/**
 * What the terminal says where it did not take the money, as sentences for people: the error conditions of
 * https://docs.adyen.com/point-of-sale/error-scenarios. What is not here leaves open whether money moved.
 */
const sentences: Readonly<Record<string, string>> = {
  Aborted: 'Cancelled at the register.',
  Busy: 'The card terminal is busy with something else. Wait until it is done, and try again.',
  Cancel: 'Cancelled at the card terminal.',
  DeviceOut: 'The card terminal is out of order. Restart it, or take another tender.',
  InsertedCard: 'A card is still in the card terminal. Take it out, and try again.',
  InvalidCard: 'The card terminal can’t read this card, or does not take its kind.',
  LoggedOut: 'The card terminal is not ready yet. Wait a moment, and try again.',
  MessageFormat: 'The card terminal did not understand the request. Its software may be too old.',
  PaymentRestriction: 'This card may not pay for these goods.',
  Refusal: 'The bank declined the payment.',
  UnavailableDevice: 'A part of the card terminal is not available. Restart it, or take another tender.',
  UnavailableService: 'The card terminal does not offer this service.',
  UnreachableHost: 'The card terminal could not reach the bank. Check its network, and try again.',
  WrongPIN: 'The PIN was wrong.',
}

/** Why the bank refused, where it says so (`AdditionalResponse`, as `refusalReason=…`). */
const reasons: Readonly<Record<string, string>> = {
  NOT_ENOUGH_BALANCE: 'The bank declined the payment: the account does not have enough money.',
  BLOCK_CARD: 'The bank declined the payment: the card is blocked.',
  CARD_EXPIRED: 'The bank declined the payment: the card has expired.',
  INVALID_PIN: 'The bank declined the payment: the PIN was wrong.',
  PIN_TRIES_EXCEEDED: 'The bank declined the payment: the PIN was wrong too often.',
}

export const failed = (code: string, message: string): CardFailed => ({ outcome: 'failed', code, message })
export const unknown = (problem: string): CardUnknown => ({ outcome: 'unknown', problem })

/** A failure as the terminal tells it; *unknown* where it does not say that no money moved. */
export const explain = (condition: string | undefined, additional: string | undefined): CardFailed | CardUnknown => {
  const sentence = condition === undefined ? undefined : sentences[condition]
  if (condition === undefined || sentence === undefined)
    return unknown(`The card terminal answered “${condition ?? 'failure'}”, which says nothing about the money.`)
  const details = additional?.startsWith('{') === true ? undefined : new URLSearchParams(additional ?? '')
  const reason = details?.get('errors')?.split(',')[0] ?? details?.get('message') ?? undefined
  return failed(condition, (condition === 'Refusal' ? reasons[reason ?? ''] : undefined) ?? sentence)
}
