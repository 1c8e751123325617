import { type Answer, fingerprintOf, type KeyedAnswer, lookUp } from '../idempotent-answers.ts'
import { type JournalFile, openJournalFile } from '../journal-file.ts'
import { type Account, type Hold, OPENING_ACCOUNTS } from './accounts.ts'

/** One journalled operation: what the accounts and holds are after it, and the answer that was given. */
type BankEntry = { at: number; answered: KeyedAnswer; accounts: readonly Account[]; holds: readonly Hold[] }

/** What an operation decides: the new state of what it touched, and the answer. */
export type BankDecision = { answer: Answer; accounts?: readonly Account[]; holds?: readonly Hold[] }

/** The bank's books: the fold of its journal. */
export type BankLedger = {
  accounts: () => Account[]
  account: (id: string) => Account | undefined
  holds: () => Hold[]
  hold: (id: string) => Hold | undefined
  /** Balance less what open holds still set aside, in minor units. */
  available: (account: Account, currency: string) => number
  /** Runs an operation once per key; the same key again gets the first answer, with another request 422. */
  once: (key: string, operation: string, body: unknown, decide: () => BankDecision) => Answer
  close: () => void
}

export function openBankLedger(journalPath: string): BankLedger {
  const accounts = new Map(OPENING_ACCOUNTS.map((account) => [account.id, account]))
  const holds = new Map<string, Hold>()
  const answers = new Map<string, KeyedAnswer>()
  /** What open holds set aside, in minor units, by account and currency. */
  const setAside = new Map<string, number>()

  const addAside = (hold: Hold, sign: 1 | -1): void => {
    if (hold.state !== 'open') return
    const of = placeOf(hold.account, hold.currency)
    setAside.set(of, (setAside.get(of) ?? 0) + sign * (hold.amount - hold.settled))
  }
  const apply = (entry: BankEntry): void => {
    answers.set(entry.answered.key, entry.answered)
    for (const account of entry.accounts) accounts.set(account.id, account)
    for (const hold of entry.holds) {
      const before = holds.get(hold.id)
      if (before !== undefined) addAside(before, -1)
      addAside(hold, 1)
      holds.set(hold.id, hold)
    }
  }
  const journal: JournalFile<BankEntry> = openJournalFile(journalPath, apply)

  return {
    accounts: () => [...accounts.values()],
    account: (id) => accounts.get(id),
    holds: () => [...holds.values()],
    hold: (id) => holds.get(id),
    available: (account, currency) =>
      (account.balances[currency] ?? 0) - (setAside.get(placeOf(account.id, currency)) ?? 0),
    once(key, operation, body, decide) {
      const fingerprint = fingerprintOf(operation, body)
      const known = lookUp(answers, key, fingerprint)
      if (known === 'usedForAnother') {
        return { status: 422, body: { code: 'idempotencyKeyReused', message: 'This key came with another request.' } }
      }
      if (known !== 'unused') return known
      const decision = decide()
      const answered = { key, fingerprint, answer: decision.answer }
      const entry = { at: Date.now(), answered, accounts: decision.accounts ?? [], holds: decision.holds ?? [] }
      journal.append(entry)
      apply(entry)
      return decision.answer
    },
    close: () => journal.close(),
  }
}

const placeOf = (account: string, currency: string): string => `${account} ${currency}`
