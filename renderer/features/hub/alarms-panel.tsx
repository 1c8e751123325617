import type { HubAlarm, HubDevice } from '../../../shared/contract/hub/protocol.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import settings from '../settings/settings.module.css'

interface AlarmsPanelProps {
  readonly alarms: readonly HubAlarm[]
  readonly devices: readonly HubDevice[]
}

/** A fork or a gap in a device's journal, which somebody has to look into. Nothing where there is none. */
export const AlarmsPanel = ({ alarms, devices }: AlarmsPanelProps) => {
  const format = useFormat()
  if (alarms.length === 0) return null
  const nameOf = (id: string): string => devices.find((device) => device.id === id)?.name ?? `A device (${id})`
  return (
    <Panel title="Alarms">
      {alarms.map(({ id, device, message, at }) => (
        <Message key={id} kind="problem">
          <strong>{nameOf(device)}</strong>, {format.moment(at)}: {message}
        </Message>
      ))}
      <div className={settings['gap']} />
      <p className={settings['text']}>
        Alarms stay. Find out whether a backup was put back by hand, or a data folder was copied to a second computer.
      </p>
    </Panel>
  )
}
