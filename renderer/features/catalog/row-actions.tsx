import { ActionIcon, Tooltip } from '@mantine/core'
import { IconClipboardCheck, IconReceiptTax, IconWorld, IconWorldOff } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import { type CatalogRow, nameOf } from './catalog-rows.ts'

/** What is done to a row of the product table. */
export interface CatalogActions {
  readonly count: (row: CatalogRow) => void
  /** Chooses the product's tax group. */
  readonly setTax: (product: Product) => void
  readonly setOnline: (product: Product, online: boolean) => void
}

/** What is about a product stands on its row alone: it is the same for all its variants. */
export const RowActions = ({ row, count, setTax, setOnline }: CatalogActions & { readonly row: CatalogRow }) => {
  const { product, kind, variant } = row
  if (product === null) return null
  const online = product.online ?? true
  const onlineLabel = online ? 'Take out of web shops' : 'Offer in web shops'
  return (
    <>
      {kind === 'product' ? (
        <>
          <Action
            label={onlineLabel}
            name={`${onlineLabel}: ${product.name}`}
            icon={online ? <IconWorld size={20} stroke={1.6} /> : <IconWorldOff size={20} stroke={1.6} />}
            onClick={() => setOnline(product, !online)}
          />
          <Action
            label="Tax group"
            name={`Tax group of ${product.name}`}
            icon={<IconReceiptTax size={20} stroke={1.6} />}
            onClick={() => setTax(product)}
          />
        </>
      ) : null}
      {variant?.tracked === true ? (
        <Action
          label="Count stock"
          name={`Count stock of ${nameOf(row)}`}
          icon={<IconClipboardCheck size={20} stroke={1.6} />}
          onClick={() => count(row)}
        />
      ) : null}
    </>
  )
}

interface ActionProps {
  readonly label: string
  /** With what it is done to, for those who can't see the row. */
  readonly name: string
  readonly icon: ReactNode
  readonly onClick: () => void
}

const Action = ({ label, name, icon, onClick }: ActionProps) => (
  <Tooltip label={label}>
    <ActionIcon
      size={36}
      tabIndex={-1}
      aria-label={name}
      onClick={(event: MouseEvent) => {
        event.stopPropagation()
        onClick()
      }}
    >
      {icon}
    </ActionIcon>
  </Tooltip>
)
