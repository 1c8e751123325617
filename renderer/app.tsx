import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { SetupState } from '../shared/contract/setup.ts'
import { useLive } from './client/use-live.ts'
import { useRestoring } from './features/backups/restoring.ts'
import { RestoringScreen } from './features/backups/restoring-screen.tsx'
import { SignInScreen } from './features/sign-in/sign-in-screen.tsx'
import { router } from './router.tsx'
import { ConnectionBar } from './shell/connection-bar.tsx'
import { firstPath } from './shell/destinations.ts'
import { useSession } from './stores/session.ts'

// Seen once in a shop's life, or never: not part of what every start loads.
const SetupScreen = lazy(async () => ({ default: (await import('./features/setup/setup-screen.tsx')).SetupScreen }))
const RecoveryScreen = lazy(async () => ({
  default: (await import('./features/backups/recovery-screen.tsx')).RecoveryScreen,
}))

/** How dates are written before anybody has signed in: as the shop does; where none can be read, as this computer. */
const localeOf = (setup: SetupState | undefined): string => setup?.locale ?? navigator.language

/** Who may see what at all: first a shop, then somebody who works in it, then the pages. */
export const App = () => {
  const { value: setup } = useLive('setup.state', {})
  const session = useSession((state) => state.state)
  const staffId = useSession((state) => state.staff?.id)
  const restoring = useRestoring((state) => state.snapshot)

  useEffect(() => {
    document.title = setup === undefined || setup.shopName === '' ? 'Tillhouse' : `${setup.shopName} – Tillhouse`
  }, [setup])

  if (restoring !== null) return <RestoringScreen snapshot={restoring} locale={localeOf(setup)} />
  if (setup === undefined || (setup.state === 'open' && session === 'asking')) return <ConnectionBar />
  if (setup.state === 'empty')
    return (
      <Suspense>
        <SetupScreen />
      </Suspense>
    )
  if (setup.state === 'damaged')
    return (
      <Suspense>
        <RecoveryScreen />
      </Suspense>
    )
  if (session !== 'signedIn') return <SignInScreen setup={setup} locale={localeOf(setup)} />
  return <RouterProvider key={staffId ?? ''} router={router} />
}

// Whoever signs in begins at their own first screen, not where the one before them stopped.
useSession.subscribe((next, before) => {
  if (next.state === 'signedIn' && before.state === 'signedOut')
    void router.navigate({ to: firstPath(next.permissions), replace: true })
})
