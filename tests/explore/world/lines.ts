import type { Line } from '../../../shared/domain/orders/order.ts'
import { aLine } from '../../unit/domain/lines.ts'
import { theVariant } from './world.ts'

/** At 1.00 a piece. */
export const goods = (id: string, pieces: number): Line => aLine({ id, variantId: theVariant, quantity: pieces * 1000 })

/** A licence key. `unitPrice` in minor units. */
export const aKey = (id: string, unitPrice: number): Line =>
  aLine({
    ...{ id, kind: 'digital', variantId: id, tracked: false, unitPrice },
    digital: { kind: 'licenceKey' },
  })
