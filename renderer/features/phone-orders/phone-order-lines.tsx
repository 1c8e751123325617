import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Quote } from '../../../shared/contract/storefront.ts'
import { type Product, type Variant, variantName } from '../../../shared/domain/catalog/product.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import { ProductSelect } from '../catalog/product-select.tsx'
import type { DraftLine } from './phone-order-draft.ts'
import classes from './phone-orders.module.css'

interface PhoneOrderLinesProps {
  readonly lines: readonly DraftLine[]
  readonly quote: Quote | undefined
  readonly onChange: (lines: readonly DraftLine[]) => void
}

/** What is ordered, what it costs, and whether it is there. */
export const PhoneOrderLines = ({ lines, quote, onChange }: PhoneOrderLinesProps) => {
  const { locale } = useShop()
  const add = (product: Product, variant: Variant): void => {
    const { id, sku, digital } = variant
    if (lines.some(({ variantId }) => variantId === id)) return
    const name = variantName(product, variant)
    onChange([...lines, { variantId: id, sku, name, unit: product.unit, isDigital: digital !== null, quantity: 1000 }])
  }
  return (
    <>
      <div className={classes['search']}>
        <ProductSelect label="Add a product" onChoose={add} />
      </div>
      {lines.length === 0 ? null : (
        <table className={classes['table']} aria-label="What is ordered">
          <thead>
            <tr>
              <th>Product</th>
              <th>Quantity</th>
              <th data-number>Price</th>
              <th data-number>Total</th>
              <th aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row
                key={line.variantId}
                line={line}
                quoted={quote?.lines.find(({ sku }) => sku === line.sku)}
                locale={locale}
                onQuantity={(quantity) =>
                  onChange(lines.map((one) => (one.variantId === line.variantId ? { ...one, quantity } : one)))
                }
                onTakeOff={() => onChange(lines.filter(({ variantId }) => variantId !== line.variantId))}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

interface RowProps {
  readonly line: DraftLine
  readonly quoted: Quote['lines'][number] | undefined
  readonly locale: string
  readonly onQuantity: (quantity: number | null) => void
  readonly onTakeOff: () => void
}

const Row = ({ line, quoted, locale, onQuantity, onTakeOff }: RowProps) => {
  const format = useFormat()
  const available = quoted?.available ?? null
  const isShort = available !== null && line.quantity !== null && line.quantity > available * 1000
  return (
    <tr>
      <td>
        {line.name}
        <small data-short={isShort || undefined}>
          {available === null ? line.sku : `${line.sku} · ${format.quantity(available * 1000, line.unit)} available`}
        </small>
      </td>
      <td className={classes['quantity']}>
        <QuantityInput
          aria-label={`Quantity of ${line.name}`}
          unit={line.unit}
          locale={locale}
          value={line.quantity}
          onChange={onQuantity}
        />
      </td>
      <td data-number>{quoted === undefined ? '' : format.figures(quoted.unitPrice)}</td>
      <td data-number>{quoted === undefined ? '' : format.figures(quoted.total)}</td>
      <td>
        <ActionIcon aria-label={`Take off ${line.name}`} onClick={onTakeOff}>
          <IconTrash size={20} stroke={1.6} />
        </ActionIcon>
      </td>
    </tr>
  )
}
