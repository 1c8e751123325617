import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { useCommand } from '../../client/use-command.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { effectWords, retryText } from './effect-words.ts'
import classes from './order.module.css'
import { useNow } from './use-now.ts'

/** What failed and is tried again, what was refused, and what only a person can settle. */
export const OrderProblems = ({ order }: { readonly order: OrderDetail }) => {
  const format = useFormat()
  const now = useNow(1000)
  const manages = useMay('orders.manage')
  const tryNow = useCommand('orders.tryNow')
  const resend = useCommand('tellings.resend')
  const claim = useCommand('orders.claim')
  const failing = order.effects.filter((effect) => effect.problem !== null)
  const refused = order.refunds?.findLast(({ state }) => state !== 'asked')
  const notBack = refused?.state === 'refused' ? refused : null
  const nothing =
    failing.length === 0 &&
    notBack === null &&
    order.exceptions.length === 0 &&
    order.reason === null &&
    tryNow.refusal === null
  if (nothing) return null
  return (
    <div className={classes['messages']}>
      {order.reason === null ? null : (
        <Message kind={order.state === 'refused' ? 'problem' : 'info'}>
          <strong>{order.state === 'refused' ? 'Refused.' : 'Cancelled.'}</strong> {order.reason.message}
        </Message>
      )}
      {notBack === null ? null : (
        <Message kind="problem">
          <strong>{format.money(notBack.amount)} did not go back.</strong> {notBack.problem}
        </Message>
      )}
      {failing.map((effect) => (
        <Message
          key={effect.id}
          kind="warning"
          action={
            manages ? (
              <Button
                variant="default"
                leftSection={<IconRefresh size={18} stroke={1.6} />}
                loading={tryNow.busy || resend.busy}
                onClick={() =>
                  effect.givenUp === true
                    ? void resend.run({ orderId: order.id, effectId: effect.id })
                    : void tryNow.run({ orderId: order.id })
                }
              >
                Try now
              </Button>
            ) : null
          }
        >
          <strong>{effectWords(effect, order.webShopName)} did not work yet.</strong> {effect.problem}
          <div className={classes['soft']}>
            Tried {effect.attempts} {effect.attempts === 1 ? 'time' : 'times'};{' '}
            {effect.givenUp === true ? 'nobody tries any more' : `next try ${retryText(effect.dueAt, now)}`}.
          </div>
        </Message>
      ))}
      {order.exceptions
        .filter(({ claimed }) => claimed === undefined)
        .map((exception) => (
          <Message
            key={exception.entryId}
            kind="problem"
            action={
              manages ? (
                <Button
                  variant="default"
                  loading={claim.busy}
                  onClick={() =>
                    void claim.run({ orderId: order.id, entryId: exception.entryId, what: 'Looked after.' })
                  }
                >
                  I have looked after it
                </Button>
              ) : null
            }
          >
            <strong>Something happened that doesn’t fit this order.</strong> {exception.message} It is kept in the
            history; check with the customer and the web shop.
          </Message>
        ))}
      <RefusalMessage refusal={tryNow.refusal} onDismiss={tryNow.dismiss} />
    </div>
  )
}
