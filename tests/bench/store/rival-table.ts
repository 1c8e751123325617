import type { SizeFigures } from './everything.ts'
import type { RivalFigures, RivalName } from './measure-rival.ts'
import { asColumns, bytes, count, milliseconds } from './table.ts'

const titles: Record<RivalName, string> = {
  rxdb: 'RxDB’s memory storage',
  pouchdb: 'PouchDB on LevelDB',
}

const asked = ['sale', 'barcode', 'newestOrders', 'completedOfDay', 'otherStatesOfDay', 'search'] as const

/** What another way of keeping the shop takes, p50 / p99, and in words what each figure is of. */
export const rivalTable = (name: RivalName, sizes: readonly SizeFigures[]): string => {
  const found = sizes.map(({ rivals }) => rivals[name])
  const row = (title: string, cell: (rival: RivalFigures) => string): string[] => [
    title,
    ...found.map((rival) => (rival === undefined ? '' : cell(rival))),
  ]
  const words = found.find((rival) => rival !== undefined)?.words
  return [
    asColumns(
      [titles[name], ...sizes.map(({ orders }) => `${count(orders)} orders`)],
      [
        row('bulk load, rows/s', (rival) => count(rival.rowsPerSecond)),
        row('rows loaded', (rival) => count(rival.documents)),
        ...asked.map((what) =>
          row(what, ({ figures }) => {
            const one = figures[what]
            return one === undefined ? '' : `${milliseconds(one.p50)} / ${milliseconds(one.p99)}`
          }),
        ),
        row('memory after loading', (rival) => (rival.resident === 0 ? '' : bytes(rival.resident))),
        row('files', (rival) => bytes(rival.fileSize)),
      ],
    ),
    ...sizes.flatMap(({ orders, rivals }) => {
      const stopped = rivals[name]?.stopped ?? null
      return stopped === null ? [] : [`at ${count(orders)} orders: ${stopped}`]
    }),
    ...Object.entries(words ?? {}).map(([what, says]) => `${what}: ${says}`),
  ].join('\n')
}
