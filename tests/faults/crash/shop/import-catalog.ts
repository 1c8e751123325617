import { importHandlers } from '../../../../electron/order-manager/catalog/import/handlers.ts'
import type { ImportProgress } from '../../../../shared/contract/catalog.ts'
import { type Trade, taken } from './trade.ts'

const session = { staffId: null, key: null }

/** A price list of a supplier comes in, in several commits: 120 products, at first new, later with other prices and stock. */
export const importCatalog = async ({ adapters, random, opened }: Trade): Promise<void> => {
  const handlers = importHandlers(adapters)
  const rows = Array.from(
    { length: 120 },
    (_, index) =>
      `supplied-${index},Supplied thing ${index},${1 + random.below(90)}.${10 + random.below(90)},IMP-${index},${random.below(50)}`,
  )
  const content = Buffer.from(['Handle,Name,Price,SKU,Stock', ...rows].join('\n'))
  const importId = adapters.runtime.newId()
  taken(await handlers['imports.begin']({ importId, fileName: 'supplied.csv', bytes: content.length }, session))
  taken(await handlers['imports.append']({ importId, base64: content.toString('base64') }, session))
  const { mapping } = taken(await handlers['imports.preview']({ importId }, session))
  const shop = opened.get('settings', 'shop')
  const locationId = shop?.kind === 'shop' ? (shop.locations[0]?.id ?? '') : ''
  taken(await handlers['imports.run']({ importId, mapping, locationId }, session))
  const end = await new Promise<ImportProgress>((resolve) => {
    void handlers['imports.progress']({ importId }, session, (progress) => {
      if (['done', 'cancelled', 'failed'].includes(progress.state)) resolve(progress)
    })
  })
  if (end.state !== 'done' || end.badRows.length > 0) throw new Error(JSON.stringify(end))
}
