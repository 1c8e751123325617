import type { Adapters } from '../order-manager/adapters.ts'
import type { PaymentGateway } from '../order-manager/ports/gateway.ts'

/** The same gateway as long as its settings stay, so that it keeps its access token instead of signing in for each payment. */
export const keptGateway = (make: Adapters['gateway']): Adapters['gateway'] => {
  let kept: { readonly settings: string; readonly gateway: PaymentGateway } | null = null
  return (access) => {
    const settings = JSON.stringify(access)
    if (kept?.settings !== settings) kept = { settings, gateway: make(access) }
    return kept.gateway
  }
}
