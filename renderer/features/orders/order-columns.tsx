import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconBuildingStore, IconWorld } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { OrderSummary } from '../../../shared/contract/orders.ts'
import type { Format } from '../../stores/shop.ts'
import { FulfilmentStateBadge, OrderStateBadge, PaymentStateBadge } from '../../ui/status-badge.tsx'
import { type Columns, columnsFor } from '../catalog/data-table/columns.ts'
import classes from './orders.module.css'
import { relativeTime } from './relative-time.ts'

const origins = { counter: 'Counter', phone: 'By phone', file: 'From a file' } as const

const helper = columnsFor<OrderSummary>()

/** `now`: what the times are relative to. */
export const orderColumns = (format: Format, now: number): Columns<OrderSummary> =>
  [
    helper.display({
      id: 'number',
      header: 'Number',
      meta: { width: 136, grow: 0.3, sticky: true },
      cell: ({ row: { original } }) => (
        <Link
          className={classes['number']}
          to="/orders/$orderId"
          params={{ orderId: original.id }}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          {original.number}
        </Link>
      ),
    }),
    helper.display({
      id: 'origin',
      header: 'From',
      meta: { width: 174, grow: 1 },
      cell: ({ row: { original } }) => (
        <>
          {original.channel !== 'counter' ? (
            <IconWorld className={classes['origin']} size={18} stroke={1.6} aria-hidden />
          ) : (
            <IconBuildingStore className={classes['origin']} size={18} stroke={1.6} aria-hidden />
          )}
          <span className={classes['twoLines']}>
            <span>{original.channel === 'web' ? original.webShopName : origins[original.channel]}</span>
            {original.reference === '' ? null : <small title={original.reference}>{original.reference}</small>}
          </span>
        </>
      ),
    }),
    helper.display({
      id: 'customer',
      header: 'Customer',
      meta: { width: 132, grow: 1.4 },
      cell: ({ row: { original } }) => (
        <span title={original.customerName}>
          {original.customerName === '' ? <i className={classes['soft']}>–</i> : original.customerName}
        </span>
      ),
    }),
    helper.display({
      id: 'placed',
      header: 'Placed',
      meta: { width: 138, grow: 0.5 },
      cell: ({ row: { original } }) => (
        <span className={classes['twoLines']}>
          <span>{relativeTime(original.placedAt, now)}</span>
          <small>{format.moment(original.placedAt)}</small>
        </span>
      ),
    }),
    helper.display({
      id: 'state',
      header: 'State',
      meta: { width: 132, grow: 0.4 },
      cell: ({ row }) => <OrderStateBadge state={row.original.state} />,
    }),
    helper.display({
      id: 'fulfilment',
      header: 'Fulfilment',
      meta: { width: 134, grow: 0.4 },
      cell: ({ row: { original } }) =>
        original.fulfilment === 'none' ? (
          <i className={classes['soft']}>–</i>
        ) : (
          <FulfilmentStateBadge state={original.fulfilment} />
        ),
    }),
    helper.display({
      id: 'payment',
      header: 'Payment',
      meta: { width: 146, grow: 0.4 },
      cell: ({ row }) => <PaymentStateBadge state={row.original.payment} />,
    }),
    helper.display({
      id: 'total',
      header: 'Total',
      meta: { width: 100, grow: 0.4, align: 'end' },
      cell: ({ row }) => <span className={classes['total']}>{format.figures(row.original.total)}</span>,
    }),
    helper.display({
      id: 'problem',
      header: () => <VisuallyHidden>Problem</VisuallyHidden>,
      meta: { width: 44 },
      cell: ({ row: { original } }) =>
        original.problem === null ? null : (
          <Tooltip label={original.problem} multiline maw={360}>
            <IconAlertTriangle
              className={classes['problem']}
              size={20}
              stroke={1.7}
              role="img"
              aria-label={`Problem: ${original.problem}`}
            />
          </Tooltip>
        ),
    }),
  ] as Columns<OrderSummary>
