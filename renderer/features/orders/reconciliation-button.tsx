import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../stores/session.ts'

/** The way to the reconciliation, for who may see it. */
export const ReconciliationButton = () =>
  useMay('orders.manage') ? (
    <Button component={Link} to="/orders/reconciliation" variant="default">
      Reconcile payments
    </Button>
  ) : null
