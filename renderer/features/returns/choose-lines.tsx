import { Button, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { SaleToReturn } from '../../../shared/contract/returns.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { ReturnRules } from '../../../shared/domain/settings/return-rules.ts'
import { callUntilAnswered } from '../../client/call-until-answered.ts'
import { takeBack } from '../../stores/cart-changes.ts'
import { closeAnswered, openDialog } from '../../stores/register-screen.ts'
import { useFormat } from '../../stores/shop.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './choose-lines.module.css'
import {
  allBack,
  comesBack,
  draftOf,
  faultsOf,
  type LineDraft,
  type ReturnDraft,
  withQuantity,
} from './return-draft.ts'
import { SaleLineRow } from './sale-line-row.tsx'
import { SoldApartNote } from './sold-apart-note.tsx'
import { useScannedGoods } from './use-scanned-goods.ts'
import { useSubmitKey } from './use-submit-key.ts'

interface ChooseLinesProps {
  readonly sale: SaleToReturn
  readonly rules: ReturnRules
}

const nothing = 'Enter how much of it comes back, or scan the goods.'

/** The sale's lines, with how much of each comes back and why; then they are minus lines of the cart. */
export const ChooseLines = ({ sale, rules }: ChooseLinesProps) => {
  const format = useFormat()
  const [draft, setDraft] = useState<ReturnDraft>(() => draftOf(sale))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const notScanned = useScannedGoods(sale, setDraft)
  const chosen = sale.all.flatMap((line) => {
    const one = draft[line.lineId]
    return one !== undefined && comesBack(one) ? [{ line, ...one }] : []
  })
  const change = (lineId: string, part: Partial<LineDraft>): void =>
    setDraft((before) => {
      const line = before[lineId]
      return line === undefined ? before : { ...before, [lineId]: { ...line, ...part } }
    })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (chosen.length === 0) return
    if (chosen.some((one) => Object.values(faultsOf(one.line, one)).some((fault) => fault !== undefined))) return
    const lines = chosen.map(({ line, quantity, reason, restock }) => ({
      ...{ id: uuidv7(), saleLineId: line.lineId },
      ...{ quantity: quantity ?? 0, reason: reason ?? '', restock },
    }))
    setBusy(true)
    const no = await takeBack((orderId, approval) =>
      callUntilAnswered('returns.take', { orderId, saleId: sale.orderId, lines, approval }),
    )
    setBusy(false)
    setRefusal(no)
    if (no === null) closeAnswered('return')
  }
  const first = sale.all.find(({ never, sold, back }) => never === null && sold > back)
  // The dialog was there before the sale was.
  const form = useSubmitKey()
  useEffect(() => form.current?.querySelector<HTMLInputElement>('[data-autofocus]')?.focus(), [form])
  return (
    <form ref={form} onSubmit={(event) => void submit(event)}>
      <div className={classes['sale']}>
        <h3 className={classes['number']}>{sale.number}</h3>
        <span>{format.moment(sale.placedAt)}</span>
        {sale.customerName === '' ? null : <span>{sale.customerName}</span>}
        <strong>{format.money(sale.total)}</strong>
      </div>
      {sale.late ? (
        <Message kind="warning">
          Sold more than {rules.windowDays} days ago: who may take goods back so late approves it.
        </Message>
      ) : null}
      <SoldApartNote otherReceipts={sale.otherReceipts} />
      <div className={classes['lines']}>
        <table className={classes['table']} aria-label={`Lines of ${sale.number}`}>
          <thead>
            <tr>
              <th>Product</th>
              <th data-number>Sold</th>
              <th data-number>Came back</th>
              <th data-number>Paid for the rest</th>
              <th>Comes back</th>
              <th>Why</th>
              <th className={classes['stock']}>Back to stock</th>
            </tr>
          </thead>
          <tbody>
            {sale.all.map((line) => (
              <SaleLineRow
                key={line.lineId}
                line={line}
                draft={draft[line.lineId] ?? { quantity: null, reason: null, restock: true }}
                reasons={rules.reasons}
                tried={tried}
                focused={line === first}
                disabled={busy}
                onQuantity={(quantity) => setDraft((before) => withQuantity(before, line.lineId, quantity))}
                onChange={(part) => change(line.lineId, part)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes['message']}>
        {notScanned !== null ? <Message kind="warning">{notScanned}</Message> : null}
        {tried && chosen.length === 0 ? <Message kind="problem">{nothing}</Message> : null}
        <RefusalMessage refusal={refusal} />
      </div>
      <Group justify="space-between">
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={20} stroke={1.6} />}
          onClick={() => openDialog({ kind: 'return', saleId: null })}
        >
          Another sale
        </Button>
        <Group>
          <Button
            variant="default"
            disabled={busy || first === undefined}
            onClick={() => setDraft((before) => allBack(before, sale.all))}
          >
            All of it
          </Button>
          <Button
            type="submit"
            size="lg"
            loading={busy}
            disabled={first === undefined}
            rightSection={<KeyHint keys="Ctrl Enter" />}
          >
            Into the cart
          </Button>
        </Group>
      </Group>
    </form>
  )
}
