import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
type Terms = Extract<LedgerEntry, { kind: 'terms' }>
type Amount = Extract<LedgerEntry, { kind: 'amount' }>
const amountsOf = (file: Tamperer): Amount[] =>
  file.all('ledgers').filter((one): one is Amount => one.kind === 'amount' && one.orderId !== null)
const spent = (file: Tamperer): Amount => first(amountsOf(file).filter(({ amount }) => amount < 0))
const cardTerms = (file: Tamperer) =>
  first(file.all('ledgers').filter((one) => one.kind === 'terms' && one.account === 'giftCard:CARD1')) as Terms
const granted = (file: Tamperer): LedgerEntry => first(file.all('ledgers').filter(({ orderId }) => orderId === null))

describe('a ledger', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'whose balance was edited',
      /The balance of giftCard:CARD1 is 9000, but its entries make it 1930/,
      (file) => file.run("UPDATE ledger_balances SET balance = 9000 WHERE account = 'giftCard:CARD1'"),
    ],
    [
      'of which an amount was edited, and the balance made to fit',
      /but its order makes it/,
      (file) => {
        const entry = spent(file)
        file.write('ledgers', entry.id, { ...entry, amount: -1 })
        file.run("UPDATE ledger_balances SET balance = 1999 WHERE account = 'giftCard:CARD1'")
      },
    ],
    [
      'of which what was spent is gone',
      /is missing: -70 for giftCard:CARD1/,
      (file) => file.remove('ledgers', spent(file).id),
    ],
    [
      'onto which something came that nobody paid for',
      /is of an order that did nothing like it/,
      (file) => {
        const entry = spent(file)
        file.insert('ledgers', entry.id, { ...entry, id: 'forged', amount: 5000 })
      },
    ],
    [
      'of which more was granted than the journal tells',
      /amount is 50000, but the journal tells of 500/,
      (file) => file.write('ledgers', granted(file).id, { ...granted(file), amount: 50_000 }),
    ],
    [
      'of which a grant is gone',
      /The journal tells of grant in the ledgers, which is not there/,
      (file) => file.remove('ledgers', granted(file).id),
    ],
    [
      'in which something was granted that the journal does not tell of',
      /The journal does not tell of forged in the ledgers/,
      (file) => file.insert('ledgers', granted(file).id, { ...granted(file), id: 'forged' }),
    ],
    [
      'of which a gift card’s end was moved',
      /terms":\{[^}]*"expiresAt":\d+[^}]*\}\}, but its order makes it/,
      (file) => {
        const entry = cardTerms(file)
        file.write('ledgers', entry.id, { ...entry, terms: { ...entry.terms, expiresAt: 1 } })
      },
    ],
    [
      'of which a gift card may go below zero',
      /limit":100000/,
      (file) => {
        const entry = cardTerms(file)
        file.write('ledgers', entry.id, { ...entry, terms: { ...entry.terms, limit: 100_000 } })
      },
    ],
    [
      'of which a gift card’s terms are gone',
      /is missing: the terms for giftCard:CARD1/,
      (file) => file.remove('ledgers', cardTerms(file).id),
    ],
    [
      'that is below zero',
      /giftCard:CARD1 is below zero, by -70/,
      (file) => file.remove('ledgers', first(amountsOf(file).filter(({ amount }) => amount > 0)).id),
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
