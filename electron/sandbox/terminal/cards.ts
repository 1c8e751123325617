/** A card that a person can hold to the terminal, and the bank account behind it. */
export type Card = {
  readonly id: string
  readonly owner: string
  readonly note: string
  /** As the terminal names it. */
  readonly brand: 'visa' | 'mc'
  readonly maskedPan: string
  readonly account: string
}

export const CARDS: readonly Card[] = [
  {
    id: 'ada',
    owner: 'Ada Alder',
    note: 'Plenty of funds',
    brand: 'visa',
    maskedPan: '411111 **** 1111',
    account: 'ada',
  },
  {
    id: 'dora',
    owner: 'Dora Damson',
    note: 'Plenty of funds',
    brand: 'mc',
    maskedPan: '555555 **** 4444',
    account: 'dora',
  },
  { id: 'ben', owner: 'Ben Birch', note: 'Nearly empty', brand: 'visa', maskedPan: '400012 **** 0002', account: 'ben' },
  {
    id: 'cem',
    owner: 'Cem Cedar',
    note: 'Frozen by the bank',
    brand: 'mc',
    maskedPan: '510008 **** 0069',
    account: 'cem',
  },
]

export const cardOf = (id: string): Card | undefined => CARDS.find((card) => card.id === id)
