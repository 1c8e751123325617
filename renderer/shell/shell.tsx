import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApprovalDialog } from '../features/sign-in/approval-dialog.tsx'
import { followCards } from '../stores/card-payment.ts'
import { followCart } from '../stores/cart-queue.ts'
import { followOffers } from '../stores/offers.ts'
import { useMay } from '../stores/session.ts'
import { followSettings, useRules, useSettingsReady } from '../stores/shop.ts'
import { ConnectionBar } from './connection-bar.tsx'
import { Navigation } from './navigation.tsx'
import classes from './shell.module.css'
import { useIdleLock } from './use-idle-lock.ts'

const IdleLock = () => {
  useIdleLock(useRules().lockAfterMinutes)
  return null
}

/** The frame around every page of somebody who is signed in. */
export const Shell = () => {
  useEffect(followSettings, [])
  const ready = useSettingsReady()
  const sells = useMay('register.sell')
  // Here and not on the register's page: what was scanned is still sent when the cashier has gone to look at an order.
  useEffect(() => (ready && sells ? followCart() : undefined), [ready, sells])
  useEffect(() => (ready && sells ? followCards() : undefined), [ready, sells])
  useEffect(() => (sells ? followOffers() : undefined), [sells])
  return (
    <div className={classes['shell']}>
      <Navigation />
      <main className={classes['main']}>
        <ConnectionBar />
        <div className={classes['page']}>{ready ? <Outlet /> : null}</div>
        {ready ? <IdleLock /> : null}
        <ApprovalDialog />
      </main>
    </div>
  )
}
