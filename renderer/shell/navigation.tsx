import { Link } from '@tanstack/react-router'
import { useConnected } from '../client/use-connected.ts'
import { HubStatus } from '../features/hub/hub-status.tsx'
import { useSession } from '../stores/session.ts'
import { useSettingsReady } from '../stores/shop.ts'
import { destinationsFor } from './destinations.ts'
import classes from './navigation.module.css'
import { PrinterStatus } from './printer-status.tsx'
import { StaffMenu } from './staff-menu.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

export const Navigation = () => {
  const permissions = useSession((session) => session.permissions)
  const connected = useConnected()
  const ready = useSettingsReady()
  return (
    <nav className={classes['navigation']} aria-label="Main">
      <div className={classes['links']}>
        {destinationsFor(permissions).map(({ path, label, icon: Icon }) => (
          <Link
            key={path}
            to={path}
            className={classes['link']}
            activeProps={{ 'data-active': true, 'aria-current': 'page' }}
          >
            <Icon size={26} stroke={1.6} aria-hidden />
            <span>{label}</span>
          </Link>
        ))}
      </div>
      <div className={classes['foot']}>
        {ready ? <HubStatus /> : null}
        <PrinterStatus />
        <ThemeToggle />
        <div
          className={classes['connection']}
          data-connected={connected || undefined}
          role="status"
          aria-label={connected ? 'Connected' : 'Reconnecting'}
        >
          <span className={classes['dot']} />
          {connected ? 'Connected' : 'Offline'}
        </div>
        <StaffMenu />
      </div>
    </nav>
  )
}
