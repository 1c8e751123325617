import { Button, TextInput } from '@mantine/core'
import { IconClockPause, IconSearch, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ParkedCart } from '../../../shared/contract/carts.ts'
import { useLive } from '../../client/use-live.ts'
import { resumeCart } from '../../stores/cart-queue.ts'
import { closeDialog, openDialog } from '../../stores/register-screen.ts'
import { type Format, useFormat } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { findParked, titleOf } from './parked-carts.ts'
import classes from './parked-dialog.module.css'

const factsOf = (cart: ParkedCart, format: Format): string =>
  [format.moment(cart.parkedAt), cart.staffName, cart.lines.join(', ')].filter((part) => part !== '').join(' · ')

/** The carts that wait at this register: the newest first, found by what stands on them. */
export const ParkedDialog = () => {
  const format = useFormat()
  const { value: all } = useLive('register.parked', {})
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const carts = findParked(all ?? [], text)
  const chosen = carts[Math.min(at, carts.length - 1)]
  useEffect(() => {
    list.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const resume = (cart: ParkedCart): void => {
    closeDialog()
    resumeCart(cart.orderId)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt((before) => Math.min(before + 1, carts.length - 1))
    else if (event.key === 'ArrowUp') setAt((before) => Math.max(before - 1, 0))
    else if (event.key === 'Enter' && chosen !== undefined) resume(chosen)
    else if (event.key === 'Delete' && text === '' && chosen !== undefined)
      openDialog({ kind: 'deleteParked', cart: chosen })
    else return
    event.preventDefault()
  }
  return (
    <Dialog opened onClose={closeDialog} title="Parked carts" size={680}>
      <TextInput
        data-autofocus
        size="lg"
        aria-label="Find a parked cart"
        placeholder="Name, customer, staff or product"
        autoComplete="off"
        leftSection={<IconSearch size={22} stroke={1.6} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul className={classes['carts']} ref={list} aria-label="Parked carts">
        {carts.map((cart) => (
          <li key={cart.orderId} className={classes['cart']} data-chosen={cart === chosen || undefined}>
            <button
              type="button"
              className={classes['resume']}
              aria-current={cart === chosen}
              onClick={() => resume(cart)}
            >
              <span className={classes['words']}>
                <strong>{titleOf(cart)}</strong>
                <span className={classes['facts']}>{factsOf(cart, format)}</span>
              </span>
              <span className={classes['total']}>{format.money(cart.total)}</span>
            </button>
            <Button
              variant="subtle"
              color="gray"
              px="sm"
              aria-label={`Delete ${titleOf(cart)}`}
              onClick={() => openDialog({ kind: 'deleteParked', cart })}
            >
              <IconTrash size={20} stroke={1.6} />
            </Button>
          </li>
        ))}
      </ul>
      {carts.length > 0 || all === undefined ? (
        <p className={classes['hint']}>Enter takes a cart up; what is in the open one is parked. Del deletes it.</p>
      ) : (
        <EmptyState
          icon={<IconClockPause size={40} stroke={1.4} />}
          title={all.length === 0 ? 'No cart is parked' : `No parked cart has “${text.trim()}”`}
        >
          {all.length === 0 ? 'F7 puts the open cart aside, for as long as its customer needs.' : 'Try fewer letters.'}
        </EmptyState>
      )}
    </Dialog>
  )
}
