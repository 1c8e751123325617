import { Button, Loader } from '@mantine/core'
import { movedBy } from '../../../shared/domain/money/tip.ts'
import type { cardProgress } from '../../../shared/domain/orders/decide-card.ts'
import { abortCard, checkCard, giveUpCard } from '../../stores/card-payment.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import classes from './payment-dialog.module.css'

type Shown = NonNullable<ReturnType<typeof cardProgress>>

/** How far the card terminal is with what it was asked. */
export const TerminalProgress = ({ intent, unknown, problem }: Shown) => {
  const format = useFormat()
  const amount = format.money(Math.abs(movedBy(intent)))
  const paysBack = intent.amount < 0
  const words = (): string => {
    if (unknown)
      return paysBack
        ? `Nobody knows yet whether the card got ${amount} back. It is not asked for again.`
        : `Nobody knows yet whether the card has paid ${amount}. It is not charged again.`
    return paysBack
      ? `The terminal gives ${amount} back.`
      : `The terminal asks for ${amount}: card, and PIN where it wants one.`
  }
  return (
    <div className={classes['side']}>
      <div className={classes['hint']} role="status">
        <Loader size={28} />
        <p>
          {unknown ? 'Asking the card terminal …' : paysBack ? 'Refunding the card' : 'Present the card'}
          <br />
          {words()}
        </p>
      </div>
      {problem === null ? null : <Message kind="warning">{problem}</Message>}
      <div className={classes['terminalActions']}>
        {unknown ? (
          <>
            <Button h={56} variant="default" onClick={() => void checkCard()}>
              Ask now
            </Button>
            {intent.state === 'paid' || paysBack ? null : (
              <Button h={56} variant="default" onClick={() => void giveUpCard()}>
                Take another tender
              </Button>
            )}
          </>
        ) : (
          <Button h={56} variant="default" onClick={() => void abortCard()}>
            Cancel on the terminal
          </Button>
        )}
      </div>
      {unknown && intent.state === 'asked' && !paysBack ? (
        <p className={classes['obstacle']}>
          If another tender is taken and the card has paid after all, it gets its money back by itself.
        </p>
      ) : null}
    </div>
  )
}
