import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import classes from './product-browser.module.css'
import { ProductTile } from './product-tile.tsx'
import type { Browsed } from './use-browse.ts'

const narrowestTile = 158
const tileHeight = 116
const gap = 12

/** The products of a category; drawn again only when they change. */
export const ProductGrid = memo(({ browsed }: { readonly browsed: Browsed }) => {
  const { products, available, total = 0, need } = browsed
  const area = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>()
  const ref = useMergedRef(area, sizeRef)
  const columns = Math.max(1, Math.floor((width + gap) / (narrowestTile + gap)))
  const rows = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => area.current,
    estimateSize: () => tileHeight + gap,
    overscan: 3,
  })
  const visible = rows.getVirtualItems()
  const first = visible[0]?.index ?? 0
  const last = visible.at(-1)?.index ?? 0

  useEffect(() => {
    if (total > 0) need(first * columns, Math.min((last + 1) * columns, total) - 1)
  }, [need, first, last, columns, total])

  return (
    <div ref={ref} className={classes['area']} tabIndex={-1}>
      <div className={classes['rows']} style={{ height: rows.getTotalSize() }}>
        {width === 0
          ? null
          : visible.map((row) => (
              <div
                key={row.key}
                className={classes['row']}
                style={{
                  height: tileHeight,
                  transform: `translateY(${row.start}px)`,
                  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                }}
              >
                {Array.from({ length: Math.min(columns, total - row.index * columns) }, (_, column) => {
                  const index = row.index * columns + column
                  return <ProductTile key={index} product={products.get(index)} available={available} />
                })}
              </div>
            ))}
      </div>
    </div>
  )
})
ProductGrid.displayName = 'ProductGrid'
