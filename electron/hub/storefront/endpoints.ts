import type { WebhookEndpoint } from '../../../shared/contract/storefront.ts'
import type { Endpoints } from '../../../shared/storefront/port.ts'
import { noEndpoint, reject } from '../../../shared/storefront/rejection.ts'
import type { Served } from './served.ts'

/** Secrets never come to the hub: what needs one is done where the web shop is set up. */
const atItsTill = reject(
  503,
  'The hub can’t change endpoints',
  'id',
  'Endpoints and their secrets are kept by the till at which the web shop is set up: change them there, under Settings or at its own address.',
)

const viewsOf = ({ webShop }: Served): WebhookEndpoint[] =>
  webShop.endpoints.map(({ bothSecretsUntil, ...endpoint }) => ({
    ...endpoint,
    bothSecretsUntil: bothSecretsUntil === null ? null : new Date(bothSecretsUntil).toISOString(),
  }))

/** Where a web shop is told: the hub shows it, and changes nothing. */
export const shownEndpoints: Endpoints<Served> = {
  list: (served) => ({ endpoints: viewsOf(served) }),
  read: (served, endpointId) => viewsOf(served).find(({ id }) => id === endpointId) ?? noEndpoint,
  add: () => atItsTill,
  set: () => atItsTill,
  remove: () => atItsTill,
  rotate: () => atItsTill,
}
