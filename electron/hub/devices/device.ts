import type { DeviceRole } from '../../../shared/contract/hub/protocol.ts'

/** Who is at the other end, once its key was known. */
export interface Device {
  readonly organisation: string
  readonly id: string
  readonly store: string
  readonly role: DeviceRole
}
