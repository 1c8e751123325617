/** Balances by currency, in whole minor units. */
type Balances = Readonly<Record<string, number>>

export type Account = {
  readonly id: string
  readonly owner: string
  readonly note: string
  readonly frozen: boolean
  readonly balances: Balances
}

/** Money that an account set aside for a payee. The balance still shows it; what is available does not. */
export type Hold = {
  readonly id: string
  readonly account: string
  readonly currency: string
  readonly amount: number
  readonly settled: number
  readonly state: 'open' | 'settled' | 'released'
  readonly reference: string
  readonly madeAt: number
}

/** The accounts of a bank that has just opened. */
export const OPENING_ACCOUNTS: readonly Account[] = [
  customer('ada', 'Ada Alder', 'Plenty of funds', {
    EUR: 500_000_000,
    USD: 500_000_000,
    GBP: 500_000_000,
    JPY: 9_000_000_000,
  }),
  customer('dora', 'Dora Damson', 'Plenty of funds', { EUR: 250_000_000, USD: 250_000_000, GBP: 250_000_000 }),
  customer('emil', 'Emil Elm', 'A comfortable household', { EUR: 1_000_000, GBP: 800_000 }),
  customer('ben', 'Ben Birch', 'Nearly empty', { EUR: 150, USD: 150, GBP: 150, JPY: 150 }),
  {
    ...customer('cem', 'Cem Cedar', 'Frozen by the bank', { EUR: 1_000_000, USD: 1_000_000, GBP: 1_000_000 }),
    frozen: true,
  },
  customer('merchant', 'Tillhouse sample shop', 'Where captured money arrives', {}),
]

function customer(id: string, owner: string, note: string, balances: Balances): Account {
  return { id, owner, note, frozen: false, balances }
}
