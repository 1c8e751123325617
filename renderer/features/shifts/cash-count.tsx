import { TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { denominationsOf } from '../../../shared/domain/money/denominations.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Segments } from '../../ui/segments.tsx'
import classes from './cash-count.module.css'
import { type CountDraft, countOf, piecesIn } from './count-draft.ts'

interface CashCountProps {
  readonly draft: CountDraft
  readonly onChange: (draft: CountDraft) => void
  /** What the one amount is called: "Cash in the drawer". */
  readonly label: string
  readonly disabled?: boolean
  /** Columns of coins and notes. */
  readonly columns?: 2 | 3
  /** What is wrong with it, in a sentence. */
  readonly error?: string | undefined
}

const ways = [
  { value: 'amount', label: 'As one amount' },
  { value: 'pieces', label: 'By coins and notes' },
] as const

/** Cash, counted by its coins and notes or as one amount; by the amount alone where the currency's coins are not known. */
export const CashCount = ({ draft, onChange, label, columns = 2, disabled = false, error }: CashCountProps) => {
  const shop = useShop()
  const format = useFormat()
  const known = denominationsOf(shop)
  const count = countOf(draft, shop)
  return (
    <div className={classes['count']}>
      {known.length === 0 ? null : (
        <Segments
          label="How it is counted"
          value={draft.by}
          disabled={disabled}
          options={ways}
          onChange={(by) => onChange({ ...draft, by })}
        />
      )}
      {draft.by === 'amount' ? (
        <MoneyInput
          label={label}
          size="xl"
          data-autofocus
          currency={shop.currency}
          digits={shop.digits}
          locale={shop.locale}
          disabled={disabled}
          value={draft.amount}
          error={error}
          onChange={(amount) => onChange({ ...draft, amount })}
        />
      ) : (
        <>
          <div
            className={classes['pieces']}
            style={{
              gridTemplateRows: `repeat(${Math.ceil(known.length / columns)}, auto)`,
              gridTemplateColumns: `repeat(${columns}, 1fr)`,
            }}
            role="group"
            aria-label={label}
          >
            {known.map((value, index) => (
              <PiecesRow
                key={value}
                first={index === 0}
                value={value}
                text={draft.pieces[value] ?? ''}
                disabled={disabled}
                onChange={(text) => onChange({ ...draft, pieces: { ...draft.pieces, [value]: text } })}
              />
            ))}
          </div>
          {error === undefined ? null : (
            <p className={classes['error']} role="alert">
              {error}
            </p>
          )}
          <p className={classes['sum']} role="status">
            {label}
            <strong data-testid="counted">{count === null ? '–' : format.money(count.amount)}</strong>
          </p>
        </>
      )}
    </div>
  )
}

interface PiecesRowProps {
  readonly value: number
  readonly text: string
  readonly first: boolean
  readonly disabled: boolean
  readonly onChange: (text: string) => void
}

const PiecesRow = ({ value, text, first, disabled, onChange }: PiecesRowProps) => {
  const format = useFormat()
  const pieces = piecesIn(text)
  return (
    <label className={classes['row']}>
      <span className={classes['value']}>{format.money(value)}</span>
      <TextInput
        className={classes['field'] ?? ''}
        aria-label={`Number of ${format.money(value)}`}
        inputMode="numeric"
        autoComplete="off"
        data-held-keys="letters"
        data-autofocus={first || undefined}
        maxLength={7}
        disabled={disabled}
        value={text}
        error={pieces === null}
        onKeyDown={nextOnEnter}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <span className={classes['amount']}>{pieces === null ? '' : format.figures(pieces * value)}</span>
    </label>
  )
}

/** Who counts goes on to the next coin with Enter; after the last one it is the form's. */
const nextOnEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key !== 'Enter') return
  const fields = [...(event.currentTarget.closest('[role=group]')?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(event.currentTarget) + 1]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  next.select()
}
