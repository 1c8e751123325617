import type { hubLinkMethods } from '../../../shared/contract/hub-link.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import { isWindow, windowBounds } from '../../../shared/domain/sync/order-window.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { HostedHub, HubLink } from '../ports/hub.ts'
import type { Session } from '../session.ts'
import { orderWindow } from '../settings.ts'
import { nameOf } from './document-name.ts'

const outOfWindow = `From ${windowBounds.least} to ${windowBounds.most} days, or 0 for all.`

export const hubHandlers = (
  hub: HubLink,
  hosted: HostedHub,
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
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
    const tell = (): void => push(hub.refused().map((one) => ({ ...one, name: nameOf(store, one) })))
    tell()
    return hub.onChange(tell)
  },
  'hub.window': (_payload, _session, push) => {
    const tell = (): void => push({ days: orderWindow(store).days })
    tell()
    return store.onCommit((changed) => {
      if (changed.get('settings')?.includes('orderWindow') === true) tell()
    })
  },
  'hub.setWindow': ({ days }, { staffId }) =>
    store.commit((transaction) => {
      if (days !== 0 && !isWindow(days)) return refuse('window_out_of_range', outOfWindow, 'days')
      transaction.put('settings', { ...orderWindow(transaction), days })
      appendJournal(transaction, runtime, {
        staffId,
        what: 'settingChanged',
        subject: 'orderWindow',
        facts: { kind: 'orderWindow', days },
      })
      return {}
    }),
  'hub.retry': () => {
    hub.retry()
    return {}
  },
})
