import { Button, VisuallyHidden } from '@mantine/core'
import type { HubDevice } from '../../../shared/contract/hub/protocol.ts'
import { useFormat, useRegister } from '../../stores/shop.ts'
import { relativeTime } from '../orders/relative-time.ts'
import { useNow } from '../orders/use-now.ts'
import settings from '../settings/settings.module.css'

interface DevicesTableProps {
  readonly devices: readonly HubDevice[]
  readonly onRevoke: (device: HubDevice) => void
  /** Of a till that may not sell any more: takes back what it holds under a name. */
  readonly onRelease: (device: HubDevice, holder: string) => void
}

export const DevicesTable = ({ devices, onRevoke, onRelease }: DevicesTableProps) => {
  const now = useNow()
  // Of all devices that are not revoked, each numbers its receipts with a prefix of its own.
  const { prefix } = useRegister()
  const format = useFormat()
  return (
    <table className={settings['table']} aria-label="Paired devices">
      <thead>
        <tr>
          <th>Name</th>
          <th>Receipts</th>
          <th>Role</th>
          <th>Last seen</th>
          <th>
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id} data-off={device.revokedAt === null ? undefined : true}>
            <td>{device.name}</td>
            <td>{device.prefix}</td>
            <td>{device.role === 'office' ? 'Office' : 'Till'}</td>
            <td>
              {device.seenAt === null ? 'Never' : relativeTime(device.seenAt, now)}
              <small>{device.seenAt === null ? '' : format.moment(device.seenAt)}</small>
            </td>
            <td>
              {device.revokedAt !== null ? (
                `Revoked ${format.moment(device.revokedAt)}`
              ) : device.prefix === prefix ? (
                'This till'
              ) : (
                <Button
                  variant="default"
                  size="sm"
                  aria-label={`Revoke ${device.name}`}
                  onClick={() => onRevoke(device)}
                >
                  Revoke…
                </Button>
              )}
              {device.held.map(({ holder, things }) => (
                <Button
                  key={holder}
                  variant="default"
                  size="sm"
                  aria-label={`Release what ${device.name} holds`}
                  onClick={() => onRelease(device, holder)}
                >
                  Holds {things === 1 ? 'a product' : `${things} products`}: release…
                </Button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
