import type { PaymentGateway } from '../order-manager/ports/gateway.ts'
import type { GatewayKind, Gateways } from '../order-manager/ports/gateway-kind.ts'

/** Gateways by their fields, each opened once, so that it keeps its access token instead of signing in for each payment. */
export const keptGateways = (kinds: readonly GatewayKind[]): Gateways => {
  const kept = new Map<string, { readonly fields: string; readonly gateway: PaymentGateway }>()
  return {
    kinds,
    open: (provider, fields) => {
      const kind = kinds.find((one) => one.provider === provider)
      if (kind === undefined) return undefined
      // By what names the account: a secret that changed takes the place of the one before.
      const account = JSON.stringify([
        provider,
        ...kind.fields.flatMap((field) => (field.kind === 'secret' ? [] : [fields[field.name]])),
      ])
      const whole = JSON.stringify(fields)
      const known = kept.get(account)
      if (known?.fields === whole) return known.gateway
      const gateway = kind.open(fields)
      kept.set(account, { fields: whole, gateway })
      return gateway
    },
  }
}
