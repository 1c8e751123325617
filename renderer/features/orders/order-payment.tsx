import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { ownerOf } from '../../../shared/domain/format/account.ts'
import { movedBy, tipOf } from '../../../shared/domain/money/tip.ts'
import type { OnlineRefund } from '../../../shared/domain/orders/online-facts.ts'
import type { Payment } from '../../../shared/domain/orders/order.ts'
import { useCommand } from '../../client/use-command.ts'
import { useMay } from '../../stores/session.ts'
import { type Format, useFormat } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { PaymentStateBadge } from '../../ui/status-badge.tsx'
import { shortId } from './effect-words.ts'
import { Facts } from './facts.tsx'

/** How it was paid: tender and change at the counter; authorisation and capture online. */
export const OrderPayment = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  return (
    <Panel title="Payment" actions={<PaymentStateBadge state={order.payment} />}>
      {order.payments.length === 0 ? (
        <Facts rows={[['Paid', 'Nothing yet']]} />
      ) : (
        order.payments.map((payment) => <Facts key={payment.id} rows={paymentRows(payment, format)} />)
      )}
      {order.refunds === undefined ? null : <Facts rows={order.refunds.map((one) => refundRow(one, format))} />}
      {order.channel === 'counter' && order.number !== '' ? <Receipt order={order} /> : null}
    </Panel>
  )
}

const refundStates = { asked: 'Being paid back', refunded: 'Paid back', refused: 'Not paid back' } as const

const refundRow = (
  { state, amount, refundId, problem }: OnlineRefund,
  format: Format,
): [string, string, (string | undefined)?] => [refundStates[state], format.money(amount), refundId ?? problem]

const tipRow = (payment: Payment, format: Format): [string, string][] =>
  tipOf(payment) === 0 ? [] : [['Of it a tip', format.money(tipOf(payment))]]

const paymentRows = (payment: Payment, format: Format): [string, string, string?][] => {
  switch (payment.tender) {
    case 'cash':
      return [
        ['Cash given', format.money(payment.given)],
        ...tipRow(payment, format),
        ['Change', format.money(payment.change)],
      ]
    case 'card':
      return [
        ['Card', format.money(movedBy(payment))],
        ...tipRow(payment, format),
        ...(payment.reference === '' ? [] : ([['Slip reference', payment.reference]] satisfies [string, string][])),
      ]
    case 'giftCard':
      return [
        ['Gift card', format.money(payment.amount)],
        ['Left on it', format.money(payment.left)],
      ]
    case 'storeCredit':
      return [['Store credit', format.money(payment.amount)]]
    case 'account':
      return [['On account', format.money(payment.amount)]]
    case 'points':
      return [['Points', format.money(payment.amount)]]
    case 'voucher':
      return [
        [`Voucher ${ownerOf(payment.account)}`, format.money(payment.amount)],
        ...(payment.forfeited === undefined
          ? []
          : ([['Forfeited with it', format.money(payment.forfeited)]] satisfies [string, string][])),
      ]
    case 'online':
      return [
        [payment.captureId === null ? 'Authorised' : 'Collected', format.money(payment.amount)],
        ['Authorisation', shortId(payment.authorisationId), payment.authorisationId],
        ...(payment.captureId === null
          ? []
          : ([['Capture', shortId(payment.captureId), payment.captureId]] satisfies [string, string, string][])),
      ]
  }
}

const Receipt = ({ order }: { readonly order: OrderDetail }) => {
  const sells = useMay('register.sell')
  const pdf = useCommand('receipts.pdf')
  const print = useCommand('receipts.print')
  const save = async (): Promise<void> => {
    const file = await pdf.run({ orderId: order.id })
    if (file !== null) saveFile(file)
  }
  return (
    <>
      <Group mt="md" gap="sm">
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.6} />}
          loading={pdf.busy}
          onClick={() => void save()}
        >
          Save receipt
        </Button>
        {sells ? (
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} stroke={1.6} />}
            loading={print.busy}
            onClick={() => void print.run({ orderId: order.id, jobId: crypto.randomUUID() })}
          >
            Print a copy
          </Button>
        ) : null}
      </Group>
      {pdf.refusal === null && print.refusal === null ? null : (
        <div style={{ marginTop: 12 }}>
          <RefusalMessage refusal={pdf.refusal ?? print.refusal} />
        </div>
      )}
    </>
  )
}
