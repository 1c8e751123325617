import { randomBytes } from 'node:crypto'
import { type BankClient, MERCHANT_BANK_ACCOUNT } from '../bank/bank-client.ts'
import { cardOf } from './cards.ts'
import type { FaultKind } from './terminal-faults.ts'
import type { TerminalLedger, Transaction } from './terminal-ledger.ts'

/** How long the terminal waits for a card, in milliseconds. */
const LONGEST_WAIT = 90_000

/** A customer who adds a tip on the terminal gives one part in so many. */
const CUSTOMERS_TIP = 10

/** What the terminal is asked for. */
export type Wanted = Pick<
  Transaction,
  'kind' | 'serviceId' | 'saleId' | 'reference' | 'currency' | 'amount' | 'tip' | 'original'
>
type Failure = NonNullable<Transaction['failure']>

/** The terminal's work: one transaction at a time, from the request to its end. */
export type Transactions = {
  /** What the screen shows; undefined while it is idle. */
  current: () => Transaction | undefined
  /** Runs a transaction to its end. Whatever happens is journalled before it is told. */
  run: (wanted: Wanted, fault: FaultKind | undefined) => Promise<Transaction>
  /** A person holds a card to the terminal. False where nobody asked for one. */
  present: (cardId: string) => boolean
  /** The transaction that waits ends without a card: cancelled, aborted by the till, or declined. */
  stop: (failure: Failure) => boolean
  /** The power is gone: what waited for a card is over. */
  cutPower: () => void
  /** After a kill or a power cut: what the bank was asked is asked again under the same key. */
  recover: () => Promise<void>
}

export function openTransactions(ledger: TerminalLedger, bank: BankClient): Transactions {
  let waiting: { id: string; choose: (choice: { card: string } | Failure) => void } | undefined

  const end = (transaction: Transaction, failure: Failure): Transaction =>
    ledger.put({ ...transaction, state: 'failed', failure })

  const choice = async (transaction: Transaction): Promise<{ card: string } | Failure> => {
    const { presents } = ledger.settings()
    if (presents !== null) return { card: presents }
    return new Promise((resolve) => {
      const late = setTimeout(() => choose({ condition: 'Cancel', reason: 'SHOPPER_TIMEOUT' }), LONGEST_WAIT)
      const choose = (chosen: { card: string } | Failure): void => {
        clearTimeout(late)
        waiting = undefined
        resolve(chosen)
      }
      late.unref()
      waiting = { id: transaction.id, choose }
    })
  }

  const askBank = async (transaction: Transaction): Promise<Transaction> => {
    const { id, kind } = transaction
    const refused = kind === 'charge' ? await charge(bank, transaction) : await payBack(bank, ledger, transaction)
    if (refused !== null) return end(transaction, { condition: 'Refusal', reason: refused })
    return ledger.put({ ...transaction, state: 'approved', approvalCode: approvalCodeOf(id) })
  }

  return {
    current: () => ledger.transactions().findLast(({ state }) => state === 'waiting' || state === 'asking'),
    async run(wanted, fault) {
      const isBusy = ledger.transactions().some(({ state }) => state === 'waiting' || state === 'asking')
      const added = fault === 'tipped' && wanted.kind === 'charge' ? Math.ceil(wanted.amount / CUSTOMERS_TIP) : 0
      const begun = ledger.put({
        ...wanted,
        amount: wanted.amount + added,
        tip: (wanted.tip ?? 0) + added,
        id: newId(),
        at: new Date().toISOString(),
        state: 'waiting',
        card: null,
        moved: 0,
        approvalCode: '',
        failure: null,
      })
      if (isBusy || fault === 'busy') return end(begun, { condition: 'Busy', reason: null })
      if (fault === 'cancelled') return end(begun, { condition: 'Cancel', reason: 'CANCELLED_ON_TERMINAL' })
      if (fault === 'declined') return end(begun, { condition: 'Refusal', reason: 'REFUSED' })
      if (fault === 'insufficientFunds') return end(begun, { condition: 'Refusal', reason: 'NOT_ENOUGH_BALANCE' })
      if (fault === 'unpluggedBefore') return end(begun, { condition: 'Aborted', reason: 'POWER_LOST' })
      const moved = fault === 'otherAmount' && begun.amount > 1 ? begun.amount - 1 : begun.amount
      // A reversal needs no card: the payment knows its own.
      if (begun.kind === 'reversal') return askBank(ledger.put({ ...begun, moved, state: 'asking' }))
      const chosen = await choice(begun)
      if (!('card' in chosen)) return end(begun, chosen)
      return askBank(ledger.put({ ...begun, moved, card: chosen.card, state: 'asking' }))
    },
    present(cardId) {
      if (waiting === undefined || cardOf(cardId) === undefined) return false
      waiting.choose({ card: cardId })
      return true
    },
    stop(failure) {
      if (waiting === undefined) return false
      waiting.choose(failure)
      return true
    },
    cutPower() {
      waiting?.choose({ condition: 'Aborted', reason: 'POWER_LOST' })
    },
    async recover() {
      for (const transaction of ledger.transactions()) {
        if (transaction.state === 'waiting') end(transaction, { condition: 'Aborted', reason: 'POWER_LOST' })
        if (transaction.state === 'asking') await askBank(transaction)
      }
    },
  }
}

/** Takes the money: a hold, settled at once. Null, or why the bank refused. */
async function charge(bank: BankClient, transaction: Transaction): Promise<string | null> {
  const { id, card, currency, moved, reference } = transaction
  const account = cardOf(card ?? '')?.account ?? ''
  const hold = await bank.hold(`terminal:${id}:hold`, { account, currency, amount: moved, reference })
  if ('refused' in hold) return REFUSALS[hold.refused] ?? 'REFUSED'
  const settled = await bank.settle(`terminal:${id}:settle`, hold.id, {
    amount: moved,
    to: MERCHANT_BANK_ACCOUNT,
    final: true,
  })
  return 'refused' in settled ? 'REFUSED' : null
}

/** Gives money back to the card that paid, or to the one that is presented. Null, or why that was refused. */
async function payBack(bank: BankClient, ledger: TerminalLedger, transaction: Transaction): Promise<string | null> {
  const { id, card, original, currency, moved, reference } = transaction
  const paidWith = original === null ? card : (ledger.transaction(original)?.card ?? null)
  const account = cardOf(paidWith ?? '')?.account ?? ''
  const from = MERCHANT_BANK_ACCOUNT
  const credit = await bank.credit(`terminal:${id}:credit`, { account, from, currency, amount: moved, reference })
  return 'refused' in credit ? 'REFUSED' : null
}

/** The bank's words as the terminal says them. */
const REFUSALS: Record<string, string> = {
  insufficientFunds: 'NOT_ENOUGH_BALANCE',
  accountFrozen: 'BLOCK_CARD',
}

/** What was already given back of a payment, or is on its way, in minor units. */
export function reversedOf(ledger: TerminalLedger, original: string): number {
  return ledger
    .transactions()
    .filter((one) => one.original === original && one.state !== 'failed')
    .reduce((sum, one) => sum + one.amount, 0)
}

const approvalCodeOf = (id: string): string => id.replaceAll(/\D/gu, '').padStart(6, '7').slice(-6)

/** A tender reference and a PSP reference, as `BV0q001643892070000.VK9DRSLLRCQ2WN82`. */
function newId(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPRSTUVWXY'
  const figures = (count: number) => Array.from(randomBytes(count), (byte) => alphabet[byte % 32]).join('')
  return `SBX${Date.now()}${figures(4)}.${figures(16)}`
}
