import { randomUUID } from 'node:crypto'
import type { Account, Hold } from './accounts.ts'
import type { BankDecision, BankLedger } from './bank-ledger.ts'

type HoldRequest = { account: string; currency: string; amount: number; reference: string }
type SettleRequest = { amount: number; to: string; final: boolean }
type CreditRequest = {
  account: string
  from?: string | undefined
  currency: string
  amount: number
  reference: string
}

/**
 * Sets money aside. Refuses: unknownAccount, accountFrozen, currencyNotHeld, insufficientFunds (more than available).
 * Amounts in whole minor units.
 */
export function makeHold(ledger: BankLedger, request: HoldRequest): BankDecision {
  const account = ledger.account(request.account)
  if (account === undefined) return refusal(404, 'unknownAccount', `There is no account ${request.account}.`)
  if (account.frozen) return refusal(422, 'accountFrozen', `The account of ${account.owner} is frozen.`)
  if (account.balances[request.currency] === undefined) {
    return refusal(422, 'currencyNotHeld', `The account of ${account.owner} holds no ${request.currency}.`)
  }
  if (ledger.available(account, request.currency) < request.amount) {
    return refusal(422, 'insufficientFunds', `The account of ${account.owner} has less than this available.`)
  }
  const hold: Hold = { id: randomUUID(), ...request, settled: 0, state: 'open', madeAt: Date.now() }
  return { answer: { status: 201, body: hold }, holds: [hold] }
}

/**
 * Pays all or a part of a hold to an account; `final` releases the rest. A hold made before an account was frozen
 * still settles: the money was promised. Refuses: unknownHold, unknownAccount, holdNotOpen, exceedsHold.
 */
export function settleHold(ledger: BankLedger, id: string, request: SettleRequest): BankDecision {
  const hold = ledger.hold(id)
  if (hold === undefined) return refusal(404, 'unknownHold', `There is no hold ${id}.`)
  const payer = ledger.account(hold.account)
  const payee = ledger.account(request.to)
  if (payer === undefined || payee === undefined || payer.id === payee.id) {
    return refusal(404, 'unknownAccount', `There is no account ${request.to} to pay to.`)
  }
  if (hold.state !== 'open') return refusal(422, 'holdNotOpen', `The hold is already ${hold.state}.`)
  if (request.amount > hold.amount - hold.settled) {
    return refusal(422, 'exceedsHold', 'More than what is left of the hold.')
  }
  const settled = hold.settled + request.amount
  const done = request.final || settled === hold.amount
  const after: Hold = { ...hold, settled, state: done ? 'settled' : 'open' }
  return {
    answer: { status: 200, body: after },
    accounts: transferred(payer, payee, hold.currency, request.amount),
    holds: [after],
  }
}

/** Gives what is left of a hold back. Refuses: unknownHold, holdNotOpen. */
export function releaseHold(ledger: BankLedger, id: string): BankDecision {
  const hold = ledger.hold(id)
  if (hold === undefined) return refusal(404, 'unknownHold', `There is no hold ${id}.`)
  if (hold.state !== 'open') return refusal(422, 'holdNotOpen', `The hold is already ${hold.state}.`)
  const after: Hold = { ...hold, state: 'released' }
  return { answer: { status: 200, body: after }, holds: [after] }
}

/**
 * Pays money in: from another account (a refund), or from outside where no `from` is given (a deposit).
 * A frozen account can still receive. Refuses: unknownAccount, accountFrozen (payer), insufficientFunds (payer).
 */
export function creditAccount(ledger: BankLedger, request: CreditRequest): BankDecision {
  const { currency, amount } = request
  const account = ledger.account(request.account)
  if (account === undefined) return refusal(404, 'unknownAccount', `There is no account ${request.account}.`)
  const receipt = { status: 201, body: { id: randomUUID(), ...request } }
  if (request.from === undefined) return { answer: receipt, accounts: [withBalance(account, currency, amount)] }

  const payer = ledger.account(request.from)
  if (payer === undefined || payer.id === account.id) {
    return refusal(404, 'unknownAccount', `There is no account ${request.from} to take it from.`)
  }
  if (payer.frozen) return refusal(422, 'accountFrozen', `The account of ${payer.owner} is frozen.`)
  if (ledger.available(payer, currency) < amount) {
    return refusal(422, 'insufficientFunds', `The account of ${payer.owner} has less than this available.`)
  }
  return { answer: receipt, accounts: transferred(payer, account, currency, amount) }
}

function transferred(payer: Account, payee: Account, currency: string, amount: number): Account[] {
  return [withBalance(payer, currency, -amount), withBalance(payee, currency, amount)]
}

function withBalance(account: Account, currency: string, change: number): Account {
  return { ...account, balances: { ...account.balances, [currency]: (account.balances[currency] ?? 0) + change } }
}

function refusal(status: number, code: string, message: string): BankDecision {
  return { answer: { status, body: { code, message } } }
}
