import { Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { WebhookEndpointCard, WebShopCard } from '../../../shared/contract/web-shops.ts'
import { firstEndpoint } from '../../../shared/domain/settings/webhook-endpoint.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat } from '../../stores/shop.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { NewEndpointForm } from './new-endpoint-form.tsx'
import classes from './settings.module.css'
import { ShownOnce } from './shown-once.tsx'

interface WebShopEndpointsDialogProps {
  /** Null: closed. */
  readonly webShop: WebShopCard | null
  readonly onClose: () => void
}

/** Where a web shop is told. A secret that is made is shown once, and a click beside the dialog does not lose it. */
export const WebShopEndpointsDialog = ({ webShop, onClose }: WebShopEndpointsDialogProps) => {
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog
      opened={webShop !== null}
      onClose={onClose}
      size="xl"
      title={secret === null ? `Webhooks of ${webShop?.name ?? ''}` : 'Keep it now'}
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      withCloseButton={secret === null}
    >
      {webShop !== null && secret === null ? <Endpoints webShop={webShop} onMade={setSecret} /> : null}
      {secret === null ? null : <ShownOnce rows={[['Webhook secret', secret]]} onClose={() => setSecret(null)} />}
    </Dialog>
  )
}

interface EndpointsProps {
  readonly webShop: WebShopCard
  readonly onMade: (webhookSecret: string) => void
}

const Endpoints = ({ webShop, onMade }: EndpointsProps) => {
  const format = useFormat()
  const rotate = useCommand('settings.rotateSecret')
  const remove = useCommand('settings.removeEndpoint')
  const [removing, setRemoving] = useState<WebhookEndpointCard | null>(null)
  const webShopId = webShop.id
  const make = async (endpointId: string): Promise<void> => {
    const made = await rotate.run({ webShopId, endpointId })
    if (made !== null) onMade(made.webhookSecret)
  }
  return (
    <Stack gap="lg">
      <Text c="var(--ink-soft)">
        Messages to an address are signed with its secret. After a new one is made, they are signed with both for a day.
      </Text>
      <table className={classes['table']} aria-label="Told at">
        <thead>
          <tr>
            <th>Address</th>
            <th>Earlier secret until</th>
            <th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {webShop.endpoints.map((endpoint) => (
            <tr key={endpoint.id}>
              <td>
                {endpoint.webhookUrl}
                <small>{endpoint.tellStock ? 'Orders and stock' : 'Orders'}</small>
              </td>
              <td>{endpoint.bothSecretsUntil === null ? '' : format.moment(endpoint.bothSecretsUntil)}</td>
              <td>
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  {endpoint.id === firstEndpoint ? null : (
                    <Button
                      variant="default"
                      size="sm"
                      aria-label={`Remove ${endpoint.webhookUrl}`}
                      onClick={() => setRemoving(endpoint)}
                    >
                      Remove
                    </Button>
                  )}
                  <Button
                    variant="default"
                    size="sm"
                    loading={rotate.busy}
                    aria-label={`New secret for ${endpoint.webhookUrl}`}
                    onClick={() => void make(endpoint.id)}
                  >
                    New secret
                  </Button>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RefusalMessage refusal={rotate.refusal} />
      <NewEndpointForm webShopId={webShopId} onMade={onMade} />
      <ConfirmDialog
        opened={removing !== null}
        title={`Remove ${removing?.webhookUrl ?? ''}?`}
        confirmLabel="Remove"
        danger
        busy={remove.busy}
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing === null) return
          void remove.run({ webShopId, endpointId: removing.id }).then((done) => done !== null && setRemoving(null))
        }}
      >
        Nothing is told there from now on, also not what it has not taken yet.
        <RefusalMessage refusal={remove.refusal} />
      </ConfirmDialog>
    </Stack>
  )
}
