import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { HubLink } from '../ports/hub.ts'
import type { Reader } from '../ports/store.ts'
import { orderWindow } from '../settings.ts'

/** The customers whose older sales are looked for at once, and the sales of each. */
const most = { customers: 5, sales: 20 }

const stillComing = refuse(
  'older_coming',
  'The shop’s earlier sales are still coming from the hub: look again in a moment.',
)

/**
 * Brings sales that stayed on the hub, when somebody asks for them: whole, so that they are like any other from then on. Each
 * answers with null, whether there was anything to bring or not, or refuses `older_away`, `older_coming`.
 */
export const createOlderSales = (reader: Reader, hub: Pick<HubLink, 'bring' | 'state'>) => {
  const bring = async (ids: readonly string[]): Promise<Refusal | null> => {
    if (ids.length === 0) return hub.state().progress === null ? null : stillComing
    const refusal = await hub.bring(ids)
    if (refusal === null) return null
    const { days } = orderWindow(reader)
    const kept = days === 0 ? 'has not all older sales' : `keeps sales of the last ${days} days`
    return refuse('older_away', `This till ${kept}. Older ones are found when the hub is back.`)
  }
  const numbered = (text: string): string[] => {
    const id = reader.leftAtHub.numbered(text.toUpperCase())
    return id === undefined ? [] : [id]
  }
  return {
    byId: (id: string): Promise<Refusal | null> => bring(reader.leftAtHub.holds(id) ? [id] : []),
    /** The one with this number, or those of the customers whom the text means. */
    byText: (text: string): Promise<Refusal | null> => {
      const exact = numbered(text)
      if (exact.length > 0 || text === '') return bring(exact)
      const ofCustomers = reader
        .findCustomers(text, most.customers)
        .flatMap(({ id }) => reader.leftAtHub.ofCustomer(id, most.sales))
      return bring(ofCustomers.slice(0, most.sales))
    },
  }
}
export type OlderSales = ReturnType<typeof createOlderSales>
