import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core'
import {
  IconFileImport,
  IconListDetails,
  IconPackages,
  IconRosetteDiscount,
  IconSearch,
  IconSearchOff,
  IconStar,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useQuery } from '../../client/use-query.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './catalog.module.css'
import { catalogColumns } from './catalog-columns.tsx'
import { type CatalogRow, catalogRows } from './catalog-rows.ts'
import { CountDialog } from './count-dialog.tsx'
import { DataTable } from './data-table/data-table.tsx'
import { OversoldTask } from './oversold-task.tsx'
import { TaxGroupDialog } from './tax-group-dialog.tsx'
import { TemplateButton } from './template-button.tsx'
import { useCatalogPages } from './use-catalog-pages.ts'
import { useCatalogSearch } from './use-catalog-search.ts'

const everything = ''

/** All products with their stock. */
export const CatalogPage = () => {
  const { locations } = useShop()
  const format = useFormat()
  const manages = useMay('catalog.manage')
  const arranges = useMay('favourites.arrange')
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [counting, setCounting] = useState<CatalogRow | null>(null)
  const [taxing, setTaxing] = useState<Product | null>(null)
  const { run: runOnline, refusal: notSet } = useCommand('catalog.setOnline')
  const setOnline = useCallback(
    (product: Product, online: boolean) => void runOnline({ productId: product.id, online }),
    [runOnline],
  )
  const version = useLive('catalog.version', {}).value?.version ?? 0
  const categories = useQuery('catalog.categories', {}, version).value
  const pages = useCatalogPages(category, version, locations)
  const found = useCatalogSearch(text, category, version, locations)
  const { need } = pages

  const { products, levels } = found.products === null ? pages : found
  const rows = useMemo(
    () =>
      products === null
        ? null
        : catalogRows(
            products,
            levels,
            locations.map((location) => location.id),
            expanded,
          ),
    [products, levels, locations, expanded],
  )
  useEffect(() => need(0, 0), [need])

  const onRange = useCallback(
    (first: number, last: number): void => {
      // With variants shown, a row's place is at or behind its product's: from the top on, nothing is missed.
      if (found.products === null && rows !== null) need(productIndex(rows, first), productIndex(rows, last))
    },
    [found.products, rows, need],
  )
  const toggle = useCallback((row: CatalogRow): void => {
    const { product } = row
    if (product === null) return
    setExpanded((before) => {
      const after = new Set(before)
      if (!after.delete(product.id)) after.add(product.id)
      return after
    })
  }, [])
  const columns = useMemo(
    () =>
      catalogColumns({
        locations,
        format,
        toggle,
        actions: manages ? { count: setCounting, setTax: setTaxing, setOnline } : null,
      }),
    [locations, format, toggle, manages, setOnline],
  )
  const open = (row: CatalogRow): void => {
    if (row.kind === 'product' && row.variant === null) toggle(row)
    else if (manages && row.variant?.tracked === true) setCounting(row)
  }
  const total = categories?.reduce((sum, one) => sum + one.count, 0)
  const importButton = manages ? (
    <Button
      leftSection={<IconFileImport size={20} stroke={1.6} />}
      onClick={() => void navigate({ to: '/products/import' })}
    >
      Import products
    </Button>
  ) : null

  if (total === 0)
    return (
      <Page title="Products">
        <EmptyState
          icon={<IconPackages size={40} stroke={1.4} />}
          title="No products yet"
          action={
            <Group>
              {manages ? <TemplateButton /> : null}
              {importButton}
            </Group>
          }
        >
          Bring your catalog as a CSV: the export from Shopify (Products › Export) is understood as it is, and so is our
          own template, which you can fill in with any spreadsheet.
        </EmptyState>
      </Page>
    )
  return (
    <Page
      title="Products"
      subtitle={total === undefined ? '' : `${total.toLocaleString()} products in ${categories?.length} categories`}
      actions={
        <>
          {arranges ? (
            <Button
              variant="default"
              leftSection={<IconStar size={20} stroke={1.6} />}
              onClick={() => void navigate({ to: '/products/favourites' })}
            >
              Favourites
            </Button>
          ) : null}
          {manages ? (
            <Button
              variant="default"
              leftSection={<IconRosetteDiscount size={20} stroke={1.6} />}
              onClick={() => void navigate({ to: '/products/promotions' })}
            >
              Promotions
            </Button>
          ) : null}
          {manages ? (
            <Button
              variant="default"
              leftSection={<IconListDetails size={20} stroke={1.6} />}
              onClick={() => void navigate({ to: '/products/price-lists' })}
            >
              Price lists
            </Button>
          ) : null}
          {importButton}
        </>
      }
    >
      <div className={classes['layout']}>
        <div className={classes['filters']}>
          <TextInput
            className={classes['search'] ?? ''}
            aria-label="Search products"
            placeholder="Name, SKU or barcode"
            leftSection={<IconSearch size={18} stroke={1.6} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setText('')}
            rightSection={
              text === '' ? null : <CloseButton aria-label="Clear the search" onClick={() => setText('')} />
            }
          />
          <Select
            aria-label="Category"
            w={240}
            value={category ?? everything}
            onChange={(value) => setCategory(value === null || value === everything ? null : value)}
            data={[
              { value: everything, label: 'All categories' },
              ...(categories ?? [])
                .filter((one) => one.name !== '')
                .map((one) => ({ value: one.name, label: `${one.name} (${one.count})` })),
            ]}
            searchable={(categories?.length ?? 0) > 12}
          />
          {found.full ? (
            <span className={classes['soft']}>The first 100 matches. Type more to narrow it down.</span>
          ) : null}
        </div>
        <RefusalMessage refusal={notSet ?? found.refusal ?? pages.refusal} />
        {manages ? <OversoldTask version={version} onCount={setCounting} /> : null}
        {rows !== null && rows.length === 0 ? (
          <EmptyState
            icon={<IconSearchOff size={40} stroke={1.4} />}
            title="Nothing matches"
            action={
              <Button
                variant="default"
                onClick={() => {
                  setText('')
                  setCategory(null)
                }}
              >
                Show all products
              </Button>
            }
          >
            No product, SKU or barcode begins with “{text}”{category === null ? '' : ` in ${category}`}. Check the
            spelling, or try fewer letters.
          </EmptyState>
        ) : (
          <DataTable
            label="Products"
            columns={columns}
            rows={rows ?? noRows}
            rowId={rowId}
            rowHeight={40}
            onOpen={open}
            tone={toneOf}
            onRange={onRange}
          />
        )}
      </div>
      <CountDialog row={counting} onClose={() => setCounting(null)} />
      <TaxGroupDialog product={taxing} onClose={() => setTaxing(null)} />
    </Page>
  )
}

const noRows: readonly CatalogRow[] = []
const rowId = (row: CatalogRow): string => row.id
const toneOf = (row: CatalogRow) => (row.kind === 'variant' ? 'nested' : undefined)

/** Which product the row at an index belongs to, counted from 0. */
const productIndex = (rows: readonly CatalogRow[], index: number): number => {
  let products = -1
  for (let at = 0; at <= index && at < rows.length; at += 1) if (rows[at]?.kind !== 'variant') products += 1
  return Math.max(0, products)
}
