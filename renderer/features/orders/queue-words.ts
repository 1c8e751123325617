import type { Queue } from '../../../shared/domain/orders/queues.ts'

/** What orders wait for, as people call it; in the order in which it should be looked at. */
export const queueWords: Record<Queue, string> = {
  review: 'In review',
  problem: 'Problems',
  returns: 'Returns to answer',
  payBack: 'To be paid back',
  checking: 'Being checked',
  payment: 'Waits for payment',
  stock: 'Waits for stock',
  hold: 'On hold',
  pick: 'To pick',
  pack: 'Being packed',
}
