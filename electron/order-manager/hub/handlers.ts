import type { hubLinkMethods } from '../../../shared/contract/hub-link.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { HostedHub, HubLink } from '../ports/hub.ts'
import type { Reader } from '../ports/store.ts'
import type { Session } from '../session.ts'
import { nameOf } from './document-name.ts'

export const hubHandlers = (
  hub: HubLink,
  hosted: HostedHub,
  reader: Reader,
): Handlers<typeof hubLinkMethods, Session> => ({
  'hub.state': (_payload, _session, push) => {
    push(hub.state())
    return hub.onChange(() => push(hub.state()))
  },
  'hub.found': (_payload, _session, push) => hub.find(push),
  'hub.pair': (wanted) => hub.pair(wanted),
  'hub.join': (wanted) => hub.join(wanted),
  'hub.devices': () => hub.devices(),
  'hub.code': ({ role }) => hub.offerCode(role),
  'hub.revoke': ({ device }) => hub.revoke(device),
  'hub.release': ({ holder }) => hub.releaseShares(holder),
  'hub.unpair': () => hub.unpair(),
  'hub.hosting': (_payload, _session, push) => {
    push(hosted.state())
    return hosted.onChange(() => push(hosted.state()))
  },
  'hub.host': async () => {
    if (hub.state().line !== 'none') return refuse('already_paired', 'This till has a hub already: unpair it first.')
    const begun = await hosted.begin()
    if (isRefusal(begun)) return begun
    const paired = await hub.pair(begun)
    if (isRefusal(paired)) await hosted.end()
    return paired
  },
  'hub.endHosting': async () => {
    if (hub.state().line !== 'none') await hub.unpair()
    await hosted.end()
    return {}
  },
  'hub.refused': (_payload, _session, push) => {
    const tell = (): void => push(hub.refused().map((one) => ({ ...one, name: nameOf(reader, one) })))
    tell()
    return hub.onChange(tell)
  },
  'hub.retry': () => {
    hub.retry()
    return {}
  },
})
