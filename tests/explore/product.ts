import { happeningsOf, isOwed, told } from '../../electron/order-manager/effects/attempt.ts'
import { afterAnswer, afterLookUp, isLookedUp, questionOf } from '../../electron/order-manager/effects/payment-steps.ts'
import { settleShare, sharesEnded } from '../../electron/order-manager/effects/shares.ts'
import { shipmentOf } from '../../electron/order-manager/fulfilment/shipment.ts'
import { decideArrival } from '../../shared/domain/orders/decide-arrival.ts'
import { decideDesk, decideLines } from '../../shared/domain/orders/decide-desk.ts'
import { decideCancellation, decideFulfilment } from '../../shared/domain/orders/decide-fulfilment.ts'
import { decideMerge } from '../../shared/domain/orders/decide-merge.ts'
import { confirms, decideStock, grantAccess } from '../../shared/domain/orders/decide-online.ts'
import { decideRefund } from '../../shared/domain/orders/decide-refund.ts'
import { decideSplit } from '../../shared/domain/orders/decide-split.ts'
import { runnable } from '../../shared/domain/orders/effects.ts'
import { evolve } from '../../shared/domain/orders/evolve.ts'
import { queuesOf } from '../../shared/domain/orders/queues.ts'

/** The product's own rules, all that the model drives; a test that plants a defect puts its own in place of one. */
export const product = {
  evolve,
  runnable,
  questionOf,
  isLookedUp,
  afterLookUp,
  afterAnswer,
  told,
  isOwed,
  settleShare,
  sharesEnded,
  happeningsOf,
  confirms,
  grantAccess,
  shipmentOf,
  queuesOf,
  decideStock,
  decideArrival,
  decideCancellation,
  decideDesk,
  decideFulfilment,
  decideLines,
  decideMerge,
  decideRefund,
  decideSplit,
}
export type Product = typeof product
