import type { SizeFigures } from './everything.ts'
import { asColumns, bytes, count, milliseconds } from './table.ts'
import type { Figures } from './turns.ts'

/** A line for each thing that was measured, a column for each size, and how it grew from the first to the last. */
export const growthTable = (sizes: readonly SizeFigures[]): string => {
  const rows = lines(sizes)
  return asColumns(
    ['', ...sizes.map(({ orders }) => `${count(orders)} orders`), 'last to first'],
    rows.map(({ name, values, show }) => [
      name,
      ...values.map((value) => (value === null ? '' : show(value))),
      grown(values),
    ]),
  )
}

const grown = (values: readonly (number | null)[]): string => {
  const [first, last] = [values[0] ?? null, values.at(-1) ?? null]
  return values.length < 2 || first === null || last === null ? '' : `${(last / first).toFixed(2)} ×`
}

interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly show: (value: number) => string
}

const lines = (sizes: readonly SizeFigures[]): Line[] => {
  const line = (name: string, show: Line['show'], of: (size: SizeFigures) => number | null | undefined): Line => ({
    name,
    show,
    values: sizes.map((size) => of(size) ?? null),
  })
  const both = (name: string, of: (size: SizeFigures) => Figures | undefined): Line[] => [
    line(`${name}, p50`, milliseconds, (size) => of(size)?.p50),
    line(`${name}, p99`, milliseconds, (size) => of(size)?.p99),
  ]
  const typed = sizes.at(-1)?.queries?.keystrokes.map((one) => one.typed) ?? []
  const texts = sizes.at(-1)?.queries?.typos.map((one) => one.text) ?? []
  const steps = sizes.at(-1)?.memory?.map((one) => one.step) ?? []
  return [
    line('bulk load, rows/s', count, ({ load }) => load.rowsPerSecond),
    line('  its beginning, rows/s', count, ({ load }) => load.beside.ours),
    line('  the same, raw', count, ({ load }) => load.beside.raw),
    line('  the same, plain tables', count, ({ load }) => load.beside.plain),
    ...both('a sale’s commit', ({ sale }) => sale.ours),
    ...both('  in turns with the smallest', ({ growth }) => growth?.largest),
    ...both('  the smallest in those turns', ({ growth }) => growth?.smallest),
    ...both('find by barcode', ({ queries }) => queries?.barcode),
    ...both('newest 50 orders', ({ queries }) => queries?.newestOrders),
    ...both('orders of a day, completed', ({ queries }) => queries?.completedOfDay),
    ...both('orders of a day, other states', ({ queries }) => queries?.otherStatesOfDay),
    ...typed.flatMap((what) =>
      both(`keystroke, ${what}`, ({ queries }) => queries?.keystrokes.find((one) => one.typed === what)?.figures),
    ),
    ...texts.map((text) =>
      line(
        `typos found, ${text}`,
        (share) => `${(share * 100).toFixed(1)} %`,
        ({ queries }) => queries?.typos.find((one) => one.text === text)?.share,
      ),
    ),
    line('open to first sale', milliseconds, ({ start }) => start?.ours.p50),
    line('  modules read', milliseconds, ({ start }) => start?.steps.loaded),
    line('  store open', milliseconds, ({ start }) => start?.steps.open),
    line('  raw', milliseconds, ({ start }) => start?.raw.p50),
    ...steps.map((what) =>
      line(`memory of the host, ${what}`, bytes, ({ memory }) => memory?.find(({ step }) => step === what)?.resident),
    ),
    line('file', bytes, ({ fileSize }) => fileSize),
    line('  plain tables', bytes, ({ plainFileSize }) => plainFileSize),
  ]
}
