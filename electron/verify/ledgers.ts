import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { LedgerEntry } from '../../shared/domain/ledgers/ledger-entry.ts'
import { type Area, Faults, plural } from './findings.ts'
import type { ShopOrders } from './left-out.ts'
import { total } from './money.ts'
import type { OrderFacts } from './orders/order-facts.ts'

/**
 * Each balance is the sum of its account's amounts, and what orders put onto accounts and took off them is there, once and
 * as they did. What the back office did is told in the journal. Nothing but what customers owe is below zero, be it points
 * whose goods came back, or what two registers took off it that did not know of one another. A voucher is used whole.
 * @param balances rows of the store's projection
 */
export const checkLedgers = (
  { orders, left }: ShopOrders,
  entries: Iterable<LedgerEntry>,
  journal: readonly JournalEntry[],
  balances: Iterable<Readonly<Record<string, unknown>>>,
): Area => {
  const faults = new Faults()
  const due = new Map([...orders.values()].flatMap(({ ledger }) => [...ledger]))
  const told = new Map(
    journal.flatMap(({ what, facts }) => (what === 'ledgerChanged' ? [[String(facts['entry']), facts] as const] : [])),
  )
  const amounts = new Map<string, number[]>()
  const issued = new Map<string, number>()
  let count = 0
  for (const entry of entries) {
    count += 1
    const { id, account } = entry
    if (entry.kind === 'amount') amounts.set(account, [...(amounts.get(account) ?? []), entry.amount])
    if (entry.orderId === null) {
      checkTold(entry, told, faults)
      if (entry.kind === 'amount' && account.startsWith('voucher:'))
        issued.set(account, total([issued.get(account) ?? 0, entry.amount]))
      continue
    }
    if (left.has(entry.orderId)) continue
    const wanted = due.get(id)
    due.delete(id)
    if (wanted === undefined) faults.add(`The ledger's entry ${id} is of an order that did nothing like it.`)
    else
      faults.same(
        entry.kind === 'amount' ? { account, amount: entry.amount } : { account, terms: entry.terms },
        wanted,
        (is, shouldBe) => `The ledger's entry ${id} is ${is}, but its order makes it ${shouldBe}.`,
      )
  }
  for (const [id, { account, ...what }] of due)
    faults.add(`The ledger's entry ${id} is missing: ${'amount' in what ? what.amount : 'the terms'} for ${account}.`)
  for (const entry of told.keys()) faults.add(`The journal tells of ${entry} in the ledgers, which is not there.`)
  checkBalances(amounts, balances, faults)
  const spenders = spendersOf(orders)
  // What a customer owes is below zero; how far it might, when it did, the order manager has looked at.
  for (const [account, each] of amounts)
    if (!mayOwe.test(account) && total(each) < 0 && (spenders.get(account)?.size ?? 0) < 2)
      faults.add(`${account} is below zero, by ${total(each)}.`)
  checkVouchersUse(amounts, issued, faults)
  return { name: 'Ledgers', checked: plural(count, 'entry', 'entries'), count, faults: faults.found }
}

/** Of a customer, and of their points. */
const mayOwe = /^(?:account|points):/

/** A voucher is used whole: whoever uses it takes all that it was issued for off it. */
const checkVouchersUse = (
  amounts: ReadonlyMap<string, readonly number[]>,
  issued: ReadonlyMap<string, number>,
  faults: Faults,
): void => {
  for (const [account, worth] of issued) {
    const taken = 0 - total((amounts.get(account) ?? []).filter((amount) => amount < 0))
    if (taken > 0 && taken < worth) faults.add(`${account} was worth ${worth}, and was used for ${taken} of it.`)
  }
}

/** The registers that took something off each account. */
const spendersOf = (orders: ReadonlyMap<string, OrderFacts>): ReadonlyMap<string, ReadonlySet<string>> => {
  const spenders = new Map<string, Set<string>>()
  for (const { ledger, registerId } of orders.values())
    for (const [, { account, ...what }] of ledger)
      if ('amount' in what && what.amount < 0)
        spenders.set(account, (spenders.get(account) ?? new Set()).add(registerId))
  return spenders
}

/** What the back office did is proved by the journal, which loses each that it told of. */
const checkTold = (entry: LedgerEntry, told: Map<string, JournalEntry['facts']>, faults: Faults): void => {
  const facts = told.get(entry.id)
  told.delete(entry.id)
  if (facts === undefined) return faults.add(`The journal does not tell of ${entry.id} in the ledgers.`)
  const shouldBe = entry.kind === 'amount' ? { amount: entry.amount } : { ...entry.terms }
  for (const [name, value] of Object.entries(shouldBe))
    if (facts[name] !== value)
      faults.add(
        `The ledger's entry ${entry.id}: ${name} is ${String(value)}, but the journal tells of ${String(facts[name])}.`,
      )
}

const checkBalances = (
  amounts: ReadonlyMap<string, readonly number[]>,
  balances: Iterable<Readonly<Record<string, unknown>>>,
  faults: Faults,
): void => {
  const kept = new Map<string, number>()
  for (const { account, balance } of balances) kept.set(String(account), Number(balance))
  for (const account of new Set([...amounts.keys(), ...kept.keys()])) {
    const [is, shouldBe] = [kept.get(account) ?? 0, total(amounts.get(account) ?? [])]
    if (is !== shouldBe) faults.add(`The balance of ${account} is ${is}, but its entries make it ${shouldBe}.`)
  }
}
