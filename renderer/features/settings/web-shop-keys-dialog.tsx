import { Stack } from '@mantine/core'
import { useState } from 'react'
import type { WebShopCard } from '../../../shared/contract/web-shops.ts'
import { useCommand } from '../../client/use-command.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { NewKeyForm } from './new-key-form.tsx'
import { ShownOnce } from './shown-once.tsx'
import { WebShopKeysTable } from './web-shop-keys-table.tsx'

interface WebShopKeysDialogProps {
  /** Null: closed. */
  readonly webShop: WebShopCard | null
  readonly onClose: () => void
}

/** A web shop's keys. What is made is shown once, and a click beside the dialog does not lose it. */
export const WebShopKeysDialog = ({ webShop, onClose }: WebShopKeysDialogProps) => {
  const [shown, setShown] = useState<string | null>(null)
  const title = shown === null ? `Keys of ${webShop?.name ?? ''}` : 'Keep it now'
  return (
    <Dialog
      opened={webShop !== null}
      onClose={onClose}
      size="xl"
      title={title}
      closeOnClickOutside={shown === null}
      closeOnEscape={shown === null}
      withCloseButton={shown === null}
    >
      {webShop !== null && shown === null ? <Keys webShop={webShop} onMade={setShown} /> : null}
      {shown === null ? null : <ShownOnce rows={[['API key', shown]]} onClose={() => setShown(null)} />}
    </Dialog>
  )
}

interface KeysProps {
  readonly webShop: WebShopCard
  readonly onMade: (apiKey: string) => void
}

const Keys = ({ webShop, onMade }: KeysProps) => {
  const revoke = useCommand('settings.revokeKey')
  const [revoking, setRevoking] = useState<WebShopCard['keys'][number] | null>(null)
  const webShopId = webShop.id
  return (
    <Stack gap="lg">
      <WebShopKeysTable keys={webShop.keys} onRevoke={setRevoking} />
      <NewKeyForm webShopId={webShopId} onMade={onMade} />
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
