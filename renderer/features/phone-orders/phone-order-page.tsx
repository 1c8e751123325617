import { ActionIcon, Button, Select, Stack } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { PhoneOrderCustomer } from './phone-order-customer.tsx'
import { addressOf, cartOf, faultsOf, isSent, newDraft, type PhoneOrderDraft } from './phone-order-draft.ts'
import { PhoneOrderLines } from './phone-order-lines.tsx'
import classes from './phone-orders.module.css'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** An order that is typed while the customer is on the telephone. */
export const PhoneOrderPage = () => {
  const { currency, digits, locale } = useShop()
  const format = useFormat()
  const navigate = useNavigate()
  const ways = useQuery('phoneOrders.ways', {})
  const [draft, setDraft] = useState(newDraft)
  const [gateway, setGateway] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const cart = cartOf(draft)
  const quote = useQuery('phoneOrders.quote', cart)
  const place = useCommand('phoneOrders.place')
  const faults = tried ? faultsOf(draft) : {}
  const chosen = ways.value?.find(({ id }) => id === gateway) ?? ways.value?.[0]
  const priced = cart === null ? undefined : quote.value
  const change = (part: Partial<PhoneOrderDraft>): void => {
    place.dismiss()
    setDraft((before) => ({ ...before, ...part }))
  }
  const submit = async (): Promise<void> => {
    if (cart === null || priced === undefined || chosen === undefined) return
    if (Object.keys(faultsOf(draft)).length > 0) return setTried(true)
    const { id, texts } = draft
    const customer = { name: texts.name.trim(), email: texts.email.trim(), phone: texts.phone.trim() }
    const wanted = { id, customer, shippingAddress: addressOf(draft), ...cart, total: priced.total, gateway: chosen.id }
    const placed = await place.run(wanted)
    if (placed !== null) await navigate({ to: '/orders/$orderId', params: { orderId: placed.orderId } })
  }
  return (
    <Page title="Order by phone" subtitle="Goods and money are looked at as for a web shop’s order" back={back}>
      <div className={classes['page']}>
        {ways.value?.length === 0 ? (
          <Message kind="warning">
            No way to pay works by phone. Add bank transfer, invoice or cash on delivery under Settings › Ways to pay
            online.
          </Message>
        ) : null}
        <div className={classes['layout']}>
          <Panel title="Order" flush>
            <PhoneOrderLines lines={draft.lines} quote={priced} onChange={(lines) => change({ lines })} />
          </Panel>
          <div className={classes['side']}>
            <PhoneOrderCustomer
              texts={draft.texts}
              faults={faults}
              sends={isSent(draft)}
              onChange={(texts) => change({ texts })}
            />
            <Panel title="Payment">
              <Stack gap="md">
                {isSent(draft) ? (
                  <MoneyInput
                    label="Delivery"
                    placeholder="Nothing"
                    {...{ currency, digits, locale }}
                    value={draft.shipping}
                    onChange={(shipping) => change({ shipping })}
                  />
                ) : null}
                <Select
                  label="Way to pay"
                  description={chosen?.about}
                  data={(ways.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                  allowDeselect={false}
                  value={chosen?.id ?? null}
                  onChange={setGateway}
                />
                <div className={classes['total']}>
                  <span>Total</span>
                  <span>{priced === undefined ? '–' : format.money(priced.total)}</span>
                </div>
                <RefusalMessage refusal={quote.refusal} />
                <RefusalMessage refusal={place.refusal} onDismiss={place.dismiss} />
                <Button
                  size="lg"
                  loading={place.busy}
                  disabled={priced === undefined || chosen === undefined}
                  onClick={() => void submit()}
                >
                  Place the order
                </Button>
              </Stack>
            </Panel>
          </div>
        </div>
      </div>
    </Page>
  )
}
