import { type Cell, type Header, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Columns, tableParts, tracksOf } from './columns.ts'
import classes from './data-table.module.css'

interface DataTableProps<Row extends object> {
  readonly label: string
  readonly columns: Columns<Row>
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Pixels; every row is as high, so that nothing moves while it scrolls. */
  readonly rowHeight?: number
  /** Enter or a click on a row. */
  readonly onOpen?: (row: Row) => void
  readonly tone?: (row: Row) => 'quiet' | 'nested' | undefined
  /** The rows on screen, so that more can be fetched in time. */
  readonly onRange?: (first: number, last: number) => void
  readonly footer?: ReactNode
}

/**
 * A dense table that draws only the rows on screen. The headings stay; the arrow keys, Page up and down, Home and End
 * move along the rows.
 */
export const DataTable = <Row extends object>(props: DataTableProps<Row>) => {
  const { label, columns, rows, rowId, rowHeight = 44, onOpen, tone, onRange, footer } = props
  const frame = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const table = useTable({ features: tableParts, columns: columns as never, data: rows, getRowId: rowId })
  const model = table.getRowModel().rows
  const headings = table.getHeaderGroups()
  const headHeight = headings.length * 36
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => model[index]?.id ?? index,
    overscan: 8,
    scrollMargin: 0,
    scrollPaddingStart: headHeight,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange?.(first, last), [onRange, first, last])

  const leaves = headings.at(-1)?.headers ?? []
  const { tracks, least } = tracksOf(leaves.map((header) => header.column.columnDef.meta))
  const grid = { '--columns': tracks, '--least': `${least}px`, '--row-height': `${rowHeight}px` }
  const current = Math.min(active, Math.max(0, model.length - 1))

  const goTo = (index: number): void => {
    const to = Math.max(0, Math.min(model.length - 1, index))
    setActive(to)
    virtual.scrollToIndex(to)
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1)
    const moves: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: model.length - 1,
    }
    const to = moves[event.key]
    const row = model[index]
    if (to !== undefined) goTo(to)
    else if (event.key === 'Enter' && onOpen !== undefined && row !== undefined) onOpen(row.original)
    else return
    event.preventDefault()
  }

  return (
    <div
      className={classes.frame}
      ref={frame}
      role="table"
      aria-label={label}
      aria-rowcount={model.length + headings.length}
      style={grid as CSSProperties}
    >
      <div className={classes.head} role="rowgroup">
        {headings.map((group, level) => (
          <div key={group.id} className={classes.row} role="row" aria-rowindex={level + 1}>
            {group.headers.map((header) => (
              <Heading key={header.id} header={header}>
                {header.isPlaceholder ? null : <table.FlexRender header={header} />}
              </Heading>
            ))}
          </div>
        ))}
      </div>
      <div className={classes.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = model[item.index]
          if (row === undefined) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is handled by onKeyDown.
            <div
              key={item.key}
              data-index={item.index}
              data-tone={tone?.(row.original)}
              data-open={onOpen !== undefined || undefined}
              className={classes.row}
              role="row"
              aria-rowindex={item.index + headings.length + 1}
              tabIndex={item.index === current ? 0 : -1}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => setActive(item.index)}
              onKeyDown={(event) => onKeyDown(event, item.index)}
              onClick={() => onOpen?.(row.original)}
            >
              {row.getAllCells().map((cell) => (
                <BodyCell key={cell.id} cell={cell}>
                  <table.FlexRender cell={cell} />
                </BodyCell>
              ))}
            </div>
          )
        })}
      </div>
      {footer}
    </div>
  )
}

const Heading = <Row extends object>({
  header,
  children,
}: {
  readonly header: Header<typeof tableParts, Row>
  readonly children: ReactNode
}) => {
  const meta = header.column.columnDef.meta
  return (
    <div
      // An empty place above a column is no heading of it.
      role={header.isPlaceholder ? 'cell' : 'columnheader'}
      className={classes.cell}
      data-align={meta?.align}
      data-sticky={meta?.sticky}
      data-divided={meta?.divided}
      data-group={(header.colSpan > 1 && !header.isPlaceholder) || undefined}
      aria-colspan={header.colSpan > 1 ? header.colSpan : undefined}
      style={{ gridColumn: `span ${header.colSpan}` }}
    >
      {children}
    </div>
  )
}

const BodyCell = <Row extends object>({
  cell,
  children,
}: {
  readonly cell: Cell<typeof tableParts, Row>
  readonly children: ReactNode
}) => {
  const meta = cell.column.columnDef.meta
  return (
    <div
      role="cell"
      className={classes.cell}
      data-align={meta?.align}
      data-sticky={meta?.sticky}
      data-divided={meta?.divided}
    >
      {children}
    </div>
  )
}
