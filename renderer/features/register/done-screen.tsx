import { Button } from '@mantine/core'
import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react'
import { nextSale } from '../../stores/checkout.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import classes from './done-screen.module.css'

/** An amount of more characters is set smaller: it must not run into the paper. */
const longAmount = 9

interface DoneScreenProps {
  /** What is done: “Sale completed”. */
  readonly name: string
  readonly icon: ReactNode
  /** The number that the customer takes away. */
  readonly number: ReactNode
  readonly label: string
  readonly amount: string
  readonly amountTestId: string
  readonly facts: ReactNode
  readonly paper: ReactNode
  /** What else can be done with it. */
  readonly children?: ReactNode
}

/** It is on the disk: what the customer gets back or still owes, the paper, and the way to the next customer. */
export const DoneScreen = ({ name, icon, number, label, amount, amountTestId, ...rest }: DoneScreenProps) => {
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  // The number and the change are waited for; the rest may come a frame later.
  const paper = useDeferredValue(rest.paper, null)
  const more = useDeferredValue(rest.children, null)
  return (
    <div className={classes['done']}>
      <section className={classes['words']} aria-label={name}>
        <p className={classes['receipt']} role="status">
          {icon}
          {number}
        </p>
        <h1 className={classes['label']}>{label}</h1>
        <p className={classes['amount']} data-long={amount.length > longAmount || undefined} data-testid={amountTestId}>
          {amount}
        </p>
        <p className={classes['facts']}>{rest.facts}</p>
        <Button
          ref={next}
          fullWidth
          h={80}
          fz="1.5rem"
          radius="lg"
          onClick={nextSale}
          rightSection={<KeyHint keys="Enter" />}
        >
          New sale
        </Button>
        <p className={classes['hint']}>Or scan the next customer’s first product.</p>
        {more}
      </section>
      <div className={classes['paper']}>{paper}</div>
    </div>
  )
}
