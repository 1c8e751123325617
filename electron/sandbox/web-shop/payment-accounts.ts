/**
 * The payment accounts and cards that a customer of the sample shop can choose: the token of each, and where a shop has more
 * than one way to be paid, the one that it is for.
 */
export const PAYMENT_ACCOUNTS: readonly { id: string; label: string; token: string; gateway?: string }[] = [
  { id: 'ada', label: 'Ada — plenty of funds', token: 'B-ADA' },
  { id: 'ben', label: 'Ben — nearly empty account', token: 'B-BEN' },
  { id: 'cem', label: 'Cem — frozen account', token: 'B-CEM' },
  { id: 'card-ada', label: 'Card of Ada — plenty of funds', token: 'CARD_ADA', gateway: 'card' },
  { id: 'card-ben', label: 'Card of Ben — nearly empty account', token: 'CARD_BEN', gateway: 'card' },
]

/** How an account pays. An id that is not listed is taken for a token itself, so that tests can use any. */
export function paymentOf(account: string): { token: string; gateway?: string } {
  const { token = account, gateway } = PAYMENT_ACCOUNTS.find((known) => known.id === account) ?? {}
  return gateway === undefined ? { token } : { token, gateway }
}
