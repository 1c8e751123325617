import { Skeleton, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { Location } from '../../../shared/domain/settings/settings.ts'
import type { Format } from '../../stores/shop.ts'
import classes from './catalog.module.css'
import { type CatalogRow, nameOf, priceRange } from './catalog-rows.ts'
import { type Columns, columnsFor } from './data-table/columns.ts'
import { type CatalogActions, RowActions } from './row-actions.tsx'

interface CatalogColumns {
  readonly locations: readonly Location[]
  readonly format: Format
  readonly toggle: (row: CatalogRow) => void
  /** Null where the signed-in member may not change products. */
  readonly actions: CatalogActions | null
}

const helper = columnsFor<CatalogRow>()

/** Name, codes, price, and three columns of stock for each location. */
export const catalogColumns = ({ locations, format, toggle, actions }: CatalogColumns): Columns<CatalogRow> =>
  [
    helper.display({
      id: 'name',
      header: 'Name',
      meta: { width: 200, grow: 3, sticky: true },
      cell: ({ row }) => <NameCell row={row.original} toggle={toggle} />,
    }),
    helper.display({
      id: 'sku',
      header: 'SKU',
      meta: { width: 80, grow: 1 },
      cell: ({ row: { original } }) =>
        original.variant !== null ? (
          <span>{original.variant.sku}</span>
        ) : (
          <span className={classes['soft']}>{variantCount(original)}</span>
        ),
    }),
    helper.display({
      id: 'barcode',
      header: 'Barcode',
      meta: { width: 120, grow: 1 },
      cell: ({ row }) => <span>{row.original.variant?.barcode}</span>,
    }),
    helper.display({
      id: 'category',
      header: 'Category',
      meta: { width: 96, grow: 1 },
      cell: ({ row }) => <CategoryCell row={row.original} />,
    }),
    helper.display({
      id: 'price',
      header: 'Price',
      meta: { width: 104, grow: 0.5, align: 'end' },
      cell: ({ row }) => <PriceCell row={row.original} format={format} />,
    }),
    ...locations.map((location) =>
      helper.group({
        id: location.id,
        header: location.name,
        meta: { width: 0, divided: true },
        columns: [
          stockColumn(location, 'onHand', 'On hand', format),
          stockColumn(location, 'reserved', 'Reserved', format),
          stockColumn(location, 'available', 'Available', format),
        ],
      }),
    ),
    ...(actions === null
      ? []
      : [
          helper.display({
            id: 'actions',
            header: () => <VisuallyHidden>Actions</VisuallyHidden>,
            meta: { width: 124, align: 'end' as const },
            cell: ({ row }) => <RowActions row={row.original} {...actions} />,
          }),
        ]),
  ] as Columns<CatalogRow>

const variantCount = ({ product }: CatalogRow): string =>
  product === null ? '' : `${product.variants.length} variants`

const NameCell = ({ row, toggle }: { readonly row: CatalogRow; readonly toggle: (row: CatalogRow) => void }) => {
  if (row.kind === 'waiting') return <Skeleton height={10} width="60%" animate={false} />
  if (row.kind === 'variant') return <span className={classes['variantName']}>{row.variant?.options.join(' / ')}</span>
  const many = row.variant === null
  return (
    <>
      {many ? (
        <UnstyledButton
          className={classes['chevron'] ?? ''}
          data-open={row.expanded || undefined}
          aria-expanded={row.expanded}
          aria-label={`Variants of ${row.product?.name}`}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation()
            toggle(row)
          }}
        >
          <IconChevronRight size={18} stroke={1.8} />
        </UnstyledButton>
      ) : (
        <i className={classes['noChevron']} />
      )}
      <span className={classes['name']} title={nameOf(row)}>
        {nameOf(row)}
      </span>
      {row.product?.unit === 'kg' ? <span className={classes['tag']}>kg</span> : null}
      {row.product?.variants.every((variant) => variant.digital !== null) === true ? (
        <span className={classes['tag']}>digital</span>
      ) : null}
      {row.product?.neverOversell === true ? (
        <span className={classes['tag']} title="Never oversold: each till sells its share">
          shares
        </span>
      ) : null}
      {row.product?.online === false ? <span className={classes['tag']}>not online</span> : null}
    </>
  )
}

const CategoryCell = ({ row }: { readonly row: CatalogRow }) => {
  const category = row.kind === 'product' ? row.product?.category : ''
  return (
    <span className={classes['soft']} title={category}>
      {category}
    </span>
  )
}

const PriceCell = ({ row, format }: { readonly row: CatalogRow; readonly format: Format }) => {
  if (row.variant !== null) return <span>{format.figures(row.variant.price)}</span>
  const range = priceRange(row.product?.variants ?? [])
  if (range === null) return null
  return (
    <span>
      {range[0] === range[1] ? format.figures(range[0]) : `${format.figures(range[0])}–${format.figures(range[1])}`}
    </span>
  )
}

const stockColumn = (location: Location, kind: 'onHand' | 'reserved' | 'available', header: string, format: Format) =>
  helper.display({
    id: `${location.id} ${kind}`,
    header,
    meta: { width: 68, grow: 0.35, align: 'end', ...(kind === 'onHand' ? { divided: true as const } : {}) },
    cell: ({ row: { original } }) => {
      if (original.kind === 'waiting') return null
      const stock = original.stock?.get(location.id)
      if (stock === undefined) return <span className={classes['soft']}>–</span>
      const quantity = kind === 'available' ? stock.onHand - stock.reserved : stock[kind]
      const short = kind === 'available' && quantity <= 0
      return (
        <span className={quantity === 0 && !short ? classes['soft'] : undefined} data-short={short || undefined}>
          {format.quantity(quantity, original.product?.unit ?? 'piece').replace(' kg', '')}
        </span>
      )
    },
  })
