import { useEffect, useRef } from 'react'
import { select, useCart } from '../../stores/cart.ts'
import { CartLine } from './cart-line.tsx'
import classes from './cart-lines.module.css'
import { cartId } from './focus.ts'

const nobody: never[] = []

export const CartLines = () => {
  const lines = useCart((state) => state.shown?.lines ?? nobody)
  const priced = useCart((state) => state.shown?.priced ?? nobody)
  const selected = useCart((state) => state.selected)
  const changed = useCart((state) => state.changed)
  const list = useRef<HTMLDivElement>(null)

  // What was scanned last is in view, also in a long cart.
  useEffect(() => {
    list.current?.querySelector(`[data-line="${selected ?? ''}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selected, changed])

  return (
    <div
      id={cartId}
      ref={list}
      className={classes['lines']}
      role="grid"
      aria-label="Cart lines"
      tabIndex={0}
      onFocus={() => (selected === null ? select(lines.at(-1)?.id ?? null) : undefined)}
    >
      {lines.map((line, index) => {
        const amounts = priced[index]
        return amounts === undefined ? null : (
          <CartLine
            key={line.id}
            line={line}
            priced={amounts}
            selected={line.id === selected}
            changes={line.id === changed?.lineId ? changed.count : 0}
          />
        )
      })}
    </div>
  )
}
