import type { WayToPay } from '../../../shared/storefront/placing.ts'
import type { Adapters } from '../adapters.ts'
import type { Reader } from '../ports/store.ts'
import { gateways } from '../settings.ts'

/** The ways to pay online, and which of them need a token; one that this version does not know does. */
export const waysToPay = (reader: Reader, kinds: Adapters['gateways']['kinds']): WayToPay[] =>
  gateways(reader).map(({ id, active, provider }) => ({
    id,
    active,
    needsToken: kinds.find((kind) => kind.provider === provider)?.needsToken ?? true,
  }))
