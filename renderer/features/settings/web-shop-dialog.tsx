import { Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import type { WebShopCard } from '../../../shared/contract/web-shops.ts'
import { useCommand } from '../../client/use-command.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogFoot } from '../../ui/dialog-foot.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { ShownOnce } from './shown-once.tsx'
import { addressHint, isWebAddress } from './web-address.ts'

interface WebShopDialogProps {
  /** Null: closed. */
  readonly webShop: WebShopCard | 'new' | null
  readonly onClose: () => void
}

type Keys = ResultOf<Contract['settings.addWebShop']>

/** Adds or changes a web shop. The keys of a new one are shown once, and a click beside the dialog does not lose them. */
export const WebShopDialog = ({ webShop, onClose }: WebShopDialogProps) => {
  const [keys, setKeys] = useState<Keys | null>(null)
  const close = (): void => {
    setKeys(null)
    onClose()
  }
  const title = webShop === 'new' ? 'Add web shop' : 'Change web shop'
  return (
    <Dialog
      opened={webShop !== null}
      onClose={close}
      size="lg"
      title={keys === null ? title : 'Keep these two now'}
      closeOnClickOutside={keys === null}
      closeOnEscape={keys === null}
      withCloseButton={keys === null}
    >
      {webShop !== null && keys === null ? (
        <WebShopForm webShop={webShop === 'new' ? null : webShop} onAdded={setKeys} onClose={close} />
      ) : null}
      {keys === null ? null : (
        <ShownOnce
          rows={[
            ['API key', keys.apiKey],
            ['Webhook secret', keys.webhookSecret],
          ]}
          onClose={close}
        />
      )}
    </Dialog>
  )
}

interface WebShopFormProps {
  readonly webShop: WebShopCard | null
  readonly onAdded: (keys: Keys) => void
  readonly onClose: () => void
}

const WebShopForm = ({ webShop, onAdded, onClose }: WebShopFormProps) => {
  const add = useCommand('settings.addWebShop')
  const change = useCommand('settings.changeWebShop')
  const [id] = useState(() => webShop?.id ?? crypto.randomUUID())
  const [name, setName] = useState(webShop?.name ?? '')
  const [webhookUrl, setWebhookUrl] = useState(webShop?.webhookUrl ?? '')
  const [tellStock, setTellStock] = useState(webShop?.tellStock ?? false)
  const address = webhookUrl.trim()
  const valid = name.trim() !== '' && isWebAddress(address)
  const [tried, setTried] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!valid) return setTried(true)
    if (webShop !== null) {
      if ((await change.run({ id, name, webhookUrl: address, tellStock })) !== null) onClose()
      return
    }
    const keys = await add.run({ id, name, webhookUrl: address })
    if (keys !== null) onAdded(keys)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label="Name"
          description="As it is shown beside its orders."
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? 'Fill this in.' : null}
        />
        <TextInput
          label="Webhook address"
          description="Where the web shop wants to be told what became of an order."
          placeholder="https://shop.example/webhooks/tillhouse"
          inputMode="url"
          spellCheck={false}
          value={webhookUrl}
          onChange={(event) => setWebhookUrl(event.currentTarget.value)}
          error={tried && !isWebAddress(address) ? addressHint : null}
        />
        {webShop === null ? null : (
          <Switch
            label="Tell it of stock that changed, too"
            checked={tellStock}
            onChange={(event) => setTellStock(event.currentTarget.checked)}
          />
        )}
        <RefusalMessage refusal={add.refusal ?? change.refusal} />
        <DialogFoot
          onCancel={onClose}
          busy={add.busy || change.busy}
          label={webShop === null ? 'Add web shop' : 'Save'}
        />
      </Stack>
    </form>
  )
}
