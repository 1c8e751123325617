import { setImmediate } from 'node:timers/promises'
import type { HubDocument, PullAnswer } from '../../shared/contract/hub/protocol.ts'
import { partHeader } from '../../shared/contract/hub/protocol.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts'
import type { Device, HubSetting, Register, Shop } from '../../shared/domain/settings/settings.ts'
import type { Replica } from '../order-manager/ports/replica.ts'
import type { Store } from '../order-manager/ports/store.ts'
import type { HubClient } from './hub-client.ts'
import { takeOver } from './take-over.ts'

export interface Joining {
  readonly store: Store
  readonly replica: Replica
  readonly client: Pick<HubClient, 'ask'>
  readonly hub: HubSetting
  readonly device: Device
  readonly register: Omit<Register, 'locationId'>
  /** From 0 to 1. */
  readonly progress: (share: number) => void
}

/**
 * Downloads what the till needs to sell; what is closed comes while it does (`pullEarlier`). The document that says that there is a shop comes last, with the register and the device: until then the
 * till is one that was never set up, and a download that was cut is begun again. Refuses `nothing_to_join`.
 */
export const downloadShop = async (joining: Joining): Promise<Refusal | null> => {
  const { store, replica, client, progress, device } = joining
  const shops: HubDocument[] = []
  const cut = await replica.fill(async () => {
    for await (const page of pagesAfter(client, replica.position())) {
      if (isRefusal(page)) return page
      const held = page.documents.filter(({ collection, id }) => collection === 'settings' && id === 'shop')
      shops.push(...held)
      replica.commit((transaction) => {
        for (const document of page.documents) if (!held.includes(document)) takeOver(transaction, document, device)
        for (const order of page.left ?? []) transaction.leave(order)
        transaction.pulled(page.through)
        if (page.part === 'needed') transaction.earlierUpTo(page.through)
      })
      progress(page.newest === 0 ? 1 : page.through / page.newest)
    }
    return null
  })
  if (cut !== null) return cut
  const theirs = shops.at(-1)
  const shop = theirs?.document as Shop | null | undefined
  const location = shop?.locations.find(({ kind }) => kind === 'shopFloor') ?? shop?.locations[0]
  if (theirs === undefined || location === undefined) {
    replica.beginAgain()
    return refuse('nothing_to_join', 'There is no shop on this hub yet: pair the till that has it first.')
  }
  store.commit((transaction) => {
    transaction.put('settings', { ...joining.register, locationId: location.id })
    transaction.put('settings', joining.device)
    transaction.put('settings', joining.hub)
  })
  replica.commit((transaction) => takeOver(transaction, theirs, device))
  return null
}

/**
 * Pages as large as the hub makes them, for nobody sells here yet, up to the newest or a refusal. Each is asked for before the
 * one before it is stored, which holds the thread: meanwhile the hub reads it and the network carries it.
 */
async function* pagesAfter(
  client: Pick<HubClient, 'ask'>,
  since: number,
): AsyncGenerator<PullAnswer | Refusal, void, undefined> {
  const ask = (place: number): Promise<PullAnswer | Refusal> => {
    const asked = client.ask<PullAnswer>(`/v1/pull?since=${place}`, undefined, { [partHeader]: 'needed' })
    // Whoever waits for it is told; where the page before it could not be stored, nobody does.
    asked.catch(() => undefined)
    return asked
  }
  let next: Promise<PullAnswer | Refusal> | null = ask(since)
  while (next !== null) {
    const page: PullAnswer | Refusal = await next
    next = isRefusal(page) || page.through >= page.newest ? null : ask(page.through)
    // A turn of the thread, in which the question leaves.
    if (next !== null) await setImmediate()
    yield page
  }
}
