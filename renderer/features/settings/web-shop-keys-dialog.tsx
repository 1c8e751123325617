import { Button, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { WebShopCard } from '../../../shared/contract/web-shops.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat } from '../../stores/shop.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { NewKeyForm } from './new-key-form.tsx'
import classes from './settings.module.css'
import { ShownOnce } from './shown-once.tsx'
import { WebShopKeysTable } from './web-shop-keys-table.tsx'

interface WebShopKeysDialogProps {
  /** Null: closed. */
  readonly webShop: WebShopCard | null
  readonly onClose: () => void
}

type Shown = readonly [label: string, value: string]

/** A web shop's keys and its webhook secret. What is made is shown once, and a click beside the dialog does not lose it. */
export const WebShopKeysDialog = ({ webShop, onClose }: WebShopKeysDialogProps) => {
  const [shown, setShown] = useState<Shown | null>(null)
  const title = shown === null ? `Keys of ${webShop?.name ?? ''}` : 'Keep it now'
  return (
    <Modal
      opened={webShop !== null}
      onClose={onClose}
      size="xl"
      title={title}
      closeOnClickOutside={shown === null}
      closeOnEscape={shown === null}
      withCloseButton={shown === null}
    >
      {webShop !== null && shown === null ? <Keys webShop={webShop} onMade={setShown} /> : null}
      {shown === null ? null : <ShownOnce rows={[shown]} onClose={() => setShown(null)} />}
    </Modal>
  )
}

interface KeysProps {
  readonly webShop: WebShopCard
  readonly onMade: (shown: Shown) => void
}

const Keys = ({ webShop, onMade }: KeysProps) => {
  const revoke = useCommand('settings.revokeKey')
  const [revoking, setRevoking] = useState<WebShopCard['keys'][number] | null>(null)
  const webShopId = webShop.id
  return (
    <Stack gap="lg">
      <WebShopKeysTable keys={webShop.keys} onRevoke={setRevoking} />
      <NewKeyForm webShopId={webShopId} onMade={(apiKey) => onMade(['API key', apiKey])} />
      <Secret webShop={webShop} onMade={onMade} />
      <ConfirmDialog
        opened={revoking !== null}
        title={`Revoke the key “${revoking?.name ?? ''}”?`}
        confirmLabel="Revoke"
        danger
        busy={revoke.busy}
        onClose={() => setRevoking(null)}
        onConfirm={() => {
          if (revoking === null) return
          void revoke.run({ webShopId, keyId: revoking.id }).then((done) => done !== null && setRevoking(null))
        }}
      >
        Whoever uses it gets no answer from now on. It can’t be made valid again.
        <RefusalMessage refusal={revoke.refusal} />
      </ConfirmDialog>
    </Stack>
  )
}

const Secret = ({ webShop, onMade }: KeysProps) => {
  const format = useFormat()
  const rotate = useCommand('settings.rotateSecret')
  const make = async (): Promise<void> => {
    const made = await rotate.run({ webShopId: webShop.id })
    if (made !== null) onMade(['Webhook secret', made.webhookSecret])
  }
  const both = webShop.bothSecretsUntil
  return (
    <section aria-label="Webhook secret">
      <h3 className={classes['heading']}>Webhook secret</h3>
      <Text c="var(--ink-soft)" mb="sm">
        It signs what the web shop is told. After a new one is made, messages are signed with both for a day.
        {both === null ? '' : ` The one before is valid until ${format.moment(both)}.`}
      </Text>
      <RefusalMessage refusal={rotate.refusal} />
      <Button variant="default" loading={rotate.busy} onClick={() => void make()}>
        Make a new secret
      </Button>
    </section>
  )
}
