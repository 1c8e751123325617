import { Button } from '@mantine/core'
import type { Oversold } from '../../../shared/contract/catalog.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'

import { type CatalogRow, nameOf } from './catalog-rows.ts'
import classes from './oversold-task.module.css'

interface OversoldTaskProps {
  /** `catalog.version`. */
  readonly version: number
  readonly onCount: (row: CatalogRow) => void
}

/** So many are named; the rest follows when these are counted. */
const shownAtOnce = 3

const rowOf = ({ product, variant, level }: Oversold): CatalogRow => ({
  id: `${variant.id} ${level.locationId}`,
  product,
  variant,
  kind: 'variant',
  expanded: false,
  stock: new Map([[level.locationId, level]]),
})

/** Two tills that sold the last piece at once: both sales stand, and somebody goes and counts. Nothing where nothing is wanting. */
export const OversoldTask = ({ version, onCount }: OversoldTaskProps) => {
  const { value: oversold = [] } = useQuery('inventory.oversold', {}, version)
  const { locations } = useShop()
  const format = useFormat()
  if (oversold.length === 0) return null
  return (
    <Message kind="warning">
      <strong>Count again: more was sold than there was</strong>
      <ul className={classes['list']} aria-label="Sold more than there was">
        {oversold.slice(0, shownAtOnce).map((one) => (
          <li key={`${one.variant.id} ${one.level.locationId}`} className={classes['one']}>
            <span>
              {nameOf(rowOf(one))}: {format.quantity(one.level.onHand, one.product.unit)} at{' '}
              {locations.find(({ id }) => id === one.level.locationId)?.name ?? 'a place that is gone'}
            </span>
            <Button
              size="sm"
              variant="default"
              aria-label={`Count ${nameOf(rowOf(one))} again`}
              onClick={() => onCount(rowOf(one))}
            >
              Count
            </Button>
          </li>
        ))}
      </ul>
      {oversold.length > shownAtOnce ? `And ${oversold.length - shownAtOnce} more.` : null}
    </Message>
  )
}
