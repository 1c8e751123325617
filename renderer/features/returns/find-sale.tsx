import { Button, Group, TextInput } from '@mantine/core'
import { IconReceiptOff, IconReceiptRefund, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SaleRow } from '../../../shared/contract/returns.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { useQuery } from '../../client/use-query.ts'
import { openDialog } from '../../stores/register-screen.ts'
import { type Format, useFormat, useShop } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useChosenOption } from '../../ui/use-chosen-option.ts'
import { useTimeZone } from '../taxes/use-time-zone.ts'
import classes from './find-sale.module.css'
import { anySale, type SaleFilters, searchOf } from './sale-search.ts'
import { useReturnScans } from './use-return-scans.ts'

const open = ({ orderId }: SaleRow): void => openDialog({ kind: 'return', saleId: orderId })
const withoutReceipt = (): void => openDialog({ kind: 'returnUnproven' })

const backWords: Readonly<Record<SaleRow['back'], string>> = {
  none: '',
  some: 'part came back',
  all: 'all came back',
}

const goodsOf = ({ lines, lineCount }: SaleRow): string =>
  `${lines.join(', ')}${lineCount > lines.length ? ` and ${lineCount - lines.length} more` : ''}`

const alsoSold = ({ otherReceipts }: SaleRow): string =>
  otherReceipts.length === 0 ? '' : `the same cart was sold as ${otherReceipts.join(', ')}, too`

const factsOf = (sale: SaleRow, format: Format): string =>
  [format.moment(sale.placedAt), sale.customerName, goodsOf(sale), alsoSold(sale)]
    .filter((part) => part !== '')
    .join(' · ')

/** The sale that goods come back of: by its receipt, its customer, its day or its total. The newest are there at once. */
export const FindSale = () => {
  const format = useFormat()
  const { currency, digits, locale } = useShop()
  const timeZone = useTimeZone()
  const [filters, setFilters] = useState<SaleFilters>(anySale)
  const { value: found, refusal } = useQuery('returns.find', searchOf(filters, timeZone))
  const sales = found ?? []
  const { chosen, setAt, onArrow } = useChosenOption(sales)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const filter = (part: Partial<SaleFilters>): void => {
    setFilters((before) => ({ ...before, ...part }))
    setAt(0)
  }
  useReturnScans((code) => {
    void (async () => {
      const answer = await call('returns.find', searchOf({ ...anySale, text: code }, timeZone))
      const [only, other] = isRefusal(answer) ? [] : answer
      if (only !== undefined && other === undefined) open(only)
      else setFilters({ ...anySale, text: code })
    })()
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey) withoutReceipt()
    else if (event.key === 'Enter' && chosen !== undefined) open(chosen)
    else if (!onArrow(event)) return
    event.preventDefault()
  }
  return (
    <>
      <div className={classes['filters']} role="search">
        <TextInput
          ref={field}
          data-autofocus
          label="Receipt or customer"
          placeholder="Scan the receipt, or type its number, a name, phone or card"
          autoComplete="off"
          leftSection={<IconSearch size={20} stroke={1.6} />}
          value={filters.text}
          onChange={(event) => filter({ text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <TextInput
          type="date"
          label="Day"
          value={filters.day}
          onChange={(event) => filter({ day: event.currentTarget.value })}
          onKeyDown={(event) => (event.key === 'Enter' ? onKeyDown(event) : undefined)}
        />
        <MoneyInput
          label="Total"
          currency={currency}
          digits={digits}
          locale={locale}
          value={filters.total}
          onChange={(total) => filter({ total })}
          onKeyDown={onKeyDown}
        />
      </div>
      <RefusalMessage refusal={refusal} />
      <div className={classes['sales']} role="listbox" aria-label="Sales found" ref={list}>
        {sales.map((sale) => (
          <button
            key={sale.orderId}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={sale === chosen}
            className={classes['sale']}
            onClick={() => open(sale)}
          >
            <strong>{sale.number}</strong>
            <span className={classes['facts']}>{factsOf(sale, format)}</span>
            <span className={classes['back']}>{backWords[sale.back]}</span>
            <span className={classes['total']}>{format.money(sale.total)}</span>
          </button>
        ))}
        {found?.length === 0 ? (
          <EmptyState icon={<IconReceiptOff size={40} stroke={1.4} />} title="No such sale">
            Look for it by another of its facts, or take the goods back without a receipt.
          </EmptyState>
        ) : null}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          leftSection={<IconReceiptRefund size={20} stroke={1.6} />}
          rightSection={<KeyHint keys="Ctrl Enter" />}
          onClick={withoutReceipt}
        >
          Without a receipt
        </Button>
      </Group>
    </>
  )
}
