import type { GatewayRefused, GatewayUnavailable } from '../../order-manager/ports/gateway.ts'
import { refused, unavailable } from '../answers.ts'

export const approved = '00'
/** The reference was used before, for something else or for what was reversed since. */
export const duplicate = '94'
/** Unable to locate the record on file. */
export const notFound = '25'

/** Response codes (39) of ISO 8583:1987 as sentences for people: https://en.wikipedia.org/wiki/ISO_8583#Response_codes */
const sentences: Readonly<Record<string, string>> = {
  '01': 'The bank asks to be called before it lets the customer pay with this card.',
  '02': 'The bank asks to be called before it lets the customer pay with this card.',
  '03': 'The acquirer does not know the shop under this merchant id.',
  '04': 'The bank has blocked the card.',
  '05': 'The bank declined the payment.',
  '07': 'The bank has blocked the card.',
  '12': 'The payment is not in a state in which this can be done.',
  '13': 'The amount is more than was reserved or taken, or the acquirer does not take it.',
  '14': 'The acquirer does not know this payment source.',
  '15': 'The acquirer does not know the card’s bank.',
  '21': 'There is nothing that could be given back: the money was already taken. Refund it instead.',
  [notFound]: 'The acquirer has no such payment any more: what it reserved has run out.',
  '30': 'The acquirer could not read the request.',
  '31': 'The acquirer does not take cards of this bank.',
  '33': 'The customer’s card has expired.',
  '34': 'The bank suspects that somebody else uses the card.',
  '41': 'The card was reported lost.',
  '43': 'The card was reported stolen.',
  '51': 'The bank declined the payment: the account does not have enough money.',
  '54': 'The customer’s card has expired.',
  '57': 'The card may not be used for such a payment.',
  '58': 'The shop may not take such a payment under this terminal id.',
  '59': 'The bank suspects that somebody else uses the card.',
  '61': 'The amount is above the card’s limit.',
  '62': 'The card is restricted.',
  '65': 'The card was used too often.',
}

/** What says that somebody was ill or late, and not that the payment is refused. */
const passing: Readonly<Record<string, string>> = {
  '09': 'The acquirer is still working on the request.',
  '19': 'The acquirer asks for the request once more.',
  '68': 'The bank answered the acquirer too late.',
  '90': 'The acquirer is closing its day.',
  '91': 'The bank can’t be reached by the acquirer.',
  [duplicate]: 'The acquirer knows this request already, with other contents: ask there what became of it.',
  '96': 'The acquirer has a problem.',
}

/** What an answer that is no yes amounts to; without a code nobody knows. */
export const explain = (code: string | undefined): GatewayRefused | GatewayUnavailable => {
  if (code === undefined) return unavailable('The acquirer did not say what became of the request.')
  const wait = passing[code]
  if (wait !== undefined) return unavailable(wait)
  return refused(
    `response_${code.toLowerCase()}`,
    sentences[code] ?? `The acquirer refused the request (code ${code}).`,
  )
}
