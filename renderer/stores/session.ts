import { create } from 'zustand'
import type { SignedIn } from '../../shared/contract/staff.ts'
import type { Permission } from '../../shared/domain/staff/staff-member.ts'
import { call, onResume } from '../client/client.ts'
import { sessionKey } from '../client/session-key.ts'

interface Session {
  /** `asking`: the page was opened, and it is not known yet whether somebody is still signed in. */
  readonly state: 'asking' | 'signedOut' | 'signedIn'
  readonly staff: SignedIn['staff'] | null
  readonly permissions: readonly Permission[]
}

const nobody: Session = { state: 'signedOut', staff: null, permissions: [] }

export const useSession = create<Session>()(() => ({ ...nobody, state: 'asking' }))

onResume((signedIn) => {
  if (signedIn === null) useSession.setState(nobody)
  else begin(signedIn)
})

/** Somebody has signed in. */
export const begin = (signedIn: SignedIn): void => {
  sessionKey.keep(signedIn.sessionKey)
  useSession.setState({ state: 'signedIn', staff: signedIn.staff, permissions: signedIn.permissions })
}

/** Signs out here at once; the order manager is told, and forgets the session by itself if it can't be reached. */
export const signOut = (): void => {
  sessionKey.forget()
  useSession.setState(nobody)
  void call('staff.signOut', {})
}

/** Whether the signed-in member may do what needs the permission. It only hides what would be refused. */
export const useMay = (permission: Permission): boolean =>
  useSession((session) => session.permissions.includes(permission))
