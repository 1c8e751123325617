import type { hubLinkMethods } from '../../../shared/contract/hub-link.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { HubLink } from '../ports/hub.ts'
import type { Session } from '../session.ts'

export const hubHandlers = (hub: HubLink): Handlers<typeof hubLinkMethods, Session> => ({
  'hub.state': (_payload, _session, push) => {
    push(hub.state())
    return hub.onChange(() => push(hub.state()))
  },
  'hub.pair': (wanted) => hub.pair(wanted),
  'hub.join': (wanted) => hub.join(wanted),
  'hub.devices': () => hub.devices(),
  'hub.code': ({ role }) => hub.offerCode(role),
  'hub.revoke': ({ device }) => hub.revoke(device),
  'hub.refused': (_payload, _session, push) => {
    push(hub.refused())
    return hub.onChange(() => push(hub.refused()))
  },
  'hub.retry': () => {
    hub.retry()
    return {}
  },
})
