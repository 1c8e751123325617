import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../stores/session.ts'

/** The ways to what is looked after beside the orders themselves, for who may see it. */
export const OrdersLinks = () =>
  useMay('orders.manage') ? (
    <>
      <Button component={Link} to="/orders/messages" variant="default">
        Messages to web shops
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={18} stroke={1.6} />}>
            Payments
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/orders/reconciliation">
            Reconcile payments
          </Menu.Item>
          <Menu.Item component={Link} to="/orders/statement">
            Bank statement
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button component={Link} to="/orders/file" variant="default">
        Orders from a file
      </Button>
      <Button component={Link} to="/orders/phone" leftSection={<IconPhone size={20} stroke={1.6} />}>
        Order by phone
      </Button>
    </>
  ) : null
