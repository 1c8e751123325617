/** The payment accounts that a customer of the sample shop can choose, and the merchant's token for each. */
export const PAYMENT_ACCOUNTS: readonly { id: string; label: string; token: string }[] = [
  { id: 'ada', label: 'Ada — plenty of funds', token: 'B-ADA' },
  { id: 'ben', label: 'Ben — nearly empty account', token: 'B-BEN' },
  { id: 'cem', label: 'Cem — frozen account', token: 'B-CEM' },
]

/** The token of an account. An id that is not listed is taken for a token itself, so that tests can use any. */
export function tokenOf(account: string): string {
  return PAYMENT_ACCOUNTS.find((known) => known.id === account)?.token ?? account
}
