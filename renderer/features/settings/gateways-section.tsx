import { Button, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { GatewayCard, GatewayKindCard } from '../../../shared/contract/setup.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { GatewayDialog } from './gateway-dialog.tsx'
import classes from './settings.module.css'

interface GatewaysSectionProps {
  readonly gateways: readonly GatewayCard[]
  readonly kinds: readonly GatewayKindCard[]
}

/** How online orders are paid. The first one is what orders use that do not say how. */
export const GatewaysSection = ({ gateways, kinds }: GatewaysSectionProps) => {
  const [editing, setEditing] = useState<GatewayCard | 'new' | null>(null)
  return (
    <>
      <Panel
        title="Ways to pay online"
        flush
        actions={
          <Button leftSection={<IconPlus size={20} stroke={1.6} />} onClick={() => setEditing('new')}>
            Add a way to pay
          </Button>
        }
      >
        {gateways.length === 0 ? (
          <div style={{ padding: 20 }}>
            <Message kind="warning">Nothing is connected: online orders wait until something is.</Message>
          </div>
        ) : (
          <table className={classes['table']} aria-label="Ways to pay online">
            <thead>
              <tr>
                <th>Name</th>
                <th>Kind</th>
                <th>Orders name it</th>
                <th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {gateways.map((gateway) => (
                <tr key={gateway.id} data-off={gateway.active ? undefined : true}>
                  <td>{gateway.active ? gateway.name : `${gateway.name} (off)`}</td>
                  <td>{kinds.find(({ provider }) => provider === gateway.provider)?.name ?? gateway.provider}</td>
                  <td>{gateway.id}</td>
                  <td>
                    <Button
                      variant="default"
                      size="sm"
                      aria-label={`Change ${gateway.name}`}
                      onClick={() => setEditing(gateway)}
                    >
                      Change
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <GatewayDialog gateway={editing} gateways={gateways} kinds={kinds} onClose={() => setEditing(null)} />
    </>
  )
}
