import type { Order } from '../../../shared/domain/orders/order.ts'
import { proofNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { proofJob } from '../printing/jobs.ts'
import { theRegister } from '../settings.ts'

/** The number of the register's next proof. */
export const nextProof = (reader: Reader): string => {
  const register = theRegister(reader)
  return proofNumber(register, (register.lastProof ?? 0) + 1)
}

/** Counts the proof that an order has just been given, and prints it, in the commit that gives it. Answers its number. */
export const giveProof = (transaction: Transaction, runtime: Runtime, order: Order): string => {
  const register = theRegister(transaction)
  const proof = nextProof(transaction)
  transaction.put('settings', { ...register, lastProof: (register.lastProof ?? 0) + 1 })
  if (register.printer !== null) {
    const job = { orderId: order.id, proof, copy: false }
    transaction.put('printJobs', proofJob(runtime.newId(), register.id, job, runtime.now()))
  }
  return proof
}
