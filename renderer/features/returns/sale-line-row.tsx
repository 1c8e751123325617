import { Select, Switch } from '@mantine/core'
import type { SaleToReturn } from '../../../shared/contract/returns.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { QuantityInput } from '../../ui/quantity-input.tsx'
import classes from './choose-lines.module.css'
import { faultsOf, type LineDraft } from './return-draft.ts'

interface SaleLineRowProps {
  readonly line: SaleToReturn['all'][number]
  readonly draft: LineDraft
  readonly reasons: readonly string[]
  /** Nobody is told what is missing before they have tried. */
  readonly tried: boolean
  /** The first that something can come back of takes the focus. */
  readonly focused: boolean
  readonly disabled: boolean
  readonly onQuantity: (quantity: number | null) => void
  readonly onChange: (part: Partial<LineDraft>) => void
}

/** One line of the sale: what was bought, what is left of it, and what comes back now. */
export const SaleLineRow = (props: SaleLineRowProps) => {
  const { line, draft, disabled } = props
  const format = useFormat()
  const { locale } = useShop()
  const left = line.sold - line.back
  const faults = faultsOf(line, draft)
  const gone = line.never ?? (left === 0 ? 'All of it came back already.' : null)
  return (
    <tr data-off={gone !== null || undefined}>
      <td>
        {line.name}
        <small>{line.sku}</small>
      </td>
      <td data-number>{format.quantity(line.sold, line.unit)}</td>
      <td data-number>{line.back === 0 ? '–' : format.quantity(line.back, line.unit)}</td>
      <td data-number>{format.money(line.worth)}</td>
      {gone === null ? (
        <>
          <td className={classes['quantity']}>
            <QuantityInput
              data-autofocus={props.focused || undefined}
              aria-label={`How much of ${line.name} comes back`}
              unit={line.unit}
              locale={locale}
              placeholder="0"
              disabled={disabled}
              value={draft.quantity}
              onChange={props.onQuantity}
              error={faults.quantity}
            />
          </td>
          <td className={classes['reason']}>
            <Select
              aria-label={`Why ${line.name} comes back`}
              placeholder="Choose"
              data={[...props.reasons]}
              disabled={disabled}
              value={draft.reason}
              onChange={(reason) => props.onChange({ reason })}
              error={props.tried ? faults.reason : undefined}
            />
          </td>
          <td className={classes['stock']}>
            <Switch
              size="md"
              aria-label={`${line.name} goes back to stock`}
              disabled={disabled}
              checked={draft.restock}
              onChange={(event) => props.onChange({ restock: event.currentTarget.checked })}
            />
          </td>
        </>
      ) : (
        <td colSpan={3} className={classes['gone']}>
          {gone}
        </td>
      )}
    </tr>
  )
}
