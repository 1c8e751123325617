import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../stores/session.ts'

/** The ways to what is looked after beside the orders themselves, for who may see it. */
export const OrdersLinks = () =>
  useMay('orders.manage') ? (
    <>
      <Button component={Link} to="/orders/messages" variant="default">
        Messages to web shops
      </Button>
      <Button component={Link} to="/orders/reconciliation" variant="default">
        Reconcile payments
      </Button>
    </>
  ) : null
