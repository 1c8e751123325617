import { Button } from '@mantine/core'
import { IconAlertTriangle, IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'

/** For an address that names no page: an old bookmark, or a slip of the hand. */
export const NoSuchPage = () => (
  <Page title="No such page">
    <EmptyState
      icon={<IconMapOff size={40} stroke={1.4} />}
      title="There is nothing at this address"
      action={
        <Button component={Link} to="/">
          To the first page
        </Button>
      }
    >
      The link may be old or incomplete. The places at the left lead on.
    </EmptyState>
  </Page>
)

/** A page that could not be drawn. What was sold or packed is with the order manager, not here. */
export const BrokenPage = () => (
  <Page title="This page can’t be shown">
    <EmptyState
      icon={<IconAlertTriangle size={40} stroke={1.4} />}
      title="Something went wrong on this page"
      action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
    >
      Nothing is lost: sales, orders and the open cart are stored. If it happens again, start Tillhouse anew.
    </EmptyState>
  </Page>
)
