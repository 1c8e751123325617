import type { Reservation } from '../inventory/movement.ts'
import { type Folds, NotAcceptable, state } from './folding.ts'
import type { Layaway, LayawayHappening } from './layaway.ts'
import type { Order } from './order.ts'

const layawayOf = ({ layaway }: Order): Layaway => {
  if (layaway === undefined) throw new NotAcceptable('The order was not set aside.')
  return layaway
}

/** The layaway with one more proof. */
const proven = (order: Order, proof: string): Layaway => {
  const layaway = layawayOf(order)
  return { ...layaway, proofs: [...layaway.proofs, proof] }
}

/** All of its goods that stock is counted for, a row for each variant. */
const reservationsOf = ({ lines, locationId }: Order): Reservation[] => {
  const quantities = new Map<string, number>()
  for (const { variantId, tracked, quantity } of lines)
    if (variantId !== null && tracked) quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity)
  return [...quantities].map(([variantId, quantity]) => ({ variantId, locationId, quantity }))
}

/** What happens to goods that are set aside: they are reserved until they are handed over or go back to the shelf. */
export const layawayFolds: Pick<Folds, LayawayHappening['type']> = {
  setAside: (order, { proof, heldUntil }) => {
    if (order.layaway !== undefined) throw new NotAcceptable('The order was set aside already.')
    return {
      ...order,
      state: state(order, 'setAside'),
      layaway: { number: proof, heldUntil, proofs: [proof] },
      reservations: reservationsOf(order),
    }
  },
  putBack: (order, { proof }) => ({
    ...order,
    state: state(order, 'setAside'),
    layaway: proof === undefined ? layawayOf(order) : proven(order, proof),
  }),
  layawayCancelled: (order, { proof, reason }) => {
    if (order.payments.length > 0) throw new NotAcceptable('Money is on what was set aside.')
    return {
      ...order,
      layaway: proven(order, proof),
      state: state(order, 'cancelled'),
      reservations: [],
      reason: { code: 'layawayCancelled', message: reason },
    }
  },
}
