import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { select, useCart } from '../../stores/cart.ts'
import { CartLine } from './cart-line.tsx'
import classes from './cart-lines.module.css'
import { cartId } from './focus.ts'

const nobody: never[] = []
/** Of a name in one line. */
const usualHeight = 68

/** The lines; of a long cart those that are in view, and some around them. */
export const CartLines = () => {
  const lines = useCart((state) => state.shown?.lines ?? nobody)
  const priced = useCart((state) => state.shown?.priced ?? nobody)
  const selected = useCart((state) => state.selected)
  const changed = useCart((state) => state.changed)
  const list = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 3,
  })

  // What was scanned last is in view, also in a long cart.
  const place = lines.findIndex(({ id }) => id === selected)
  useEffect(() => {
    if (place !== -1) rows.scrollToIndex(place)
  }, [rows, place, changed])

  return (
    <div
      id={cartId}
      ref={list}
      className={classes['lines']}
      role="grid"
      aria-label="Cart lines"
      aria-rowcount={lines.length}
      tabIndex={0}
      onFocus={() => (selected === null ? select(lines.at(-1)?.id ?? null) : undefined)}
    >
      <div role="presentation" className={classes['all']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index]
          const amounts = priced[index]
          return line === undefined || amounts === undefined ? null : (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              role="presentation"
              className={classes['place']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <CartLine
                line={line}
                priced={amounts}
                selected={line.id === selected}
                changes={line.id === changed?.lineId ? changed.count : 0}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
