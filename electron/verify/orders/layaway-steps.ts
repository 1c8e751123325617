import type { Reservation } from '../../../shared/domain/inventory/movement.ts'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { LayawayHappening } from '../../../shared/domain/orders/layaway.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import { total } from '../money.ts'
import type { Folded, Steps } from './folded.ts'

/** The number that the customer got with an entry. */
export const proofOf = (entry: Entry): string[] => ('proof' in entry && entry.proof !== undefined ? [entry.proof] : [])

const withProof = ({ layaway }: Folded, proof: string | undefined): Pick<Folded, 'layaway'> =>
  layaway === undefined || proof === undefined ? {} : { layaway: { ...layaway, proofs: [...layaway.proofs, proof] } }

const held = (lines: readonly Line[], locationId: string): Reservation[] => {
  const counted = lines.filter(({ tracked }) => tracked)
  return [...new Set(counted.flatMap(({ variantId }) => variantId ?? []))].map((variantId) => ({
    variantId,
    locationId,
    quantity: total(counted.filter((line) => line.variantId === variantId).map(({ quantity }) => quantity)),
  }))
}

/** What happens to goods that are set aside. */
export const layawaySteps: Pick<Steps, LayawayHappening['type']> = {
  setAside: ({ lines, locationId }, { proof, heldUntil }) => ({
    state: 'setAside',
    layaway: { number: proof, heldUntil, proofs: [proof] },
    reservations: held(lines, locationId),
  }),
  putBack: (order, { proof }) => ({ state: 'setAside', ...withProof(order, proof) }),
  layawayCancelled: (order, { proof }) => ({ state: 'cancelled', reservations: [], ...withProof(order, proof) }),
}
