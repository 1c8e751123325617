import type { GatewayCard, GatewayKindCard } from '../../../shared/contract/setup.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { checkFields, type Gateway } from '../../../shared/domain/settings/gateway.ts'
import type { Adapters } from '../adapters.ts'
import type { Reader } from '../ports/store.ts'
import { gatewayById, gateways } from '../settings.ts'

/** The gateways as the settings screen shows them, without their secrets, and the kinds that there are. */
export const gatewayCards = ({
  store,
  gateways: { kinds },
}: Pick<Adapters, 'store' | 'gateways'>): { gateways: GatewayCard[]; gatewayKinds: GatewayKindCard[] } => ({
  gateways: gateways(store).map(({ kind: _kind, ...gateway }) => {
    const fields = kinds.find(({ provider }) => provider === gateway.provider)?.fields ?? []
    const shown = fields.flatMap(({ name, kind }) => (kind === 'secret' ? [] : [[name, gateway.fields[name] ?? '']]))
    return { ...gateway, fields: Object.fromEntries(shown) as Record<string, string> }
  }),
  gatewayKinds: kinds.map(({ provider, name, about, fields }) => ({ provider, name, about, fields })),
})

/** A gateway as it is to be kept, secrets sealed. Refuses `unknown_provider`, `provider_is_fixed`, and as `checkFields`. */
export const changedGateway = (
  { secrets, gateways: { kinds } }: Pick<Adapters, 'secrets' | 'gateways'>,
  reader: Reader,
  wanted: GatewayCard,
): Gateway | Refusal => {
  const kind = kinds.find(({ provider }) => provider === wanted.provider)
  if (kind === undefined) return refuse('unknown_provider', 'Choose a kind that there is.', 'provider')
  const known = gatewayById(reader, wanted.id)
  if (known !== undefined && known.provider !== wanted.provider)
    return refuse('provider_is_fixed', `${known.name} stays what it is: add another one.`, 'provider')
  const given = checkFields(kind.fields, wanted.fields, known?.fields)
  if (isRefusal(given)) return given
  const kept = kind.fields.map(({ name, kind: type }) => {
    const value = given[name] ?? ''
    if (type !== 'secret') return [name, value]
    return [name, value === '' ? (known?.fields[name] ?? '') : secrets.seal(value)]
  })
  const { id, name, active, provider } = wanted
  return { id, kind: 'gateway', name, active, provider, fields: Object.fromEntries(kept) as Record<string, string> }
}
