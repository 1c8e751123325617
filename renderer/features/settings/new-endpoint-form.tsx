import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './settings.module.css'
import { addressHint, isWebAddress } from './web-address.ts'

interface NewEndpointFormProps {
  readonly webShopId: string
  readonly onMade: (webhookSecret: string) => void
}

/** One more address at which a web shop is told. */
export const NewEndpointForm = ({ webShopId, onMade }: NewEndpointFormProps) => {
  const add = useCommand('settings.addEndpoint')
  const [id] = useState(() => crypto.randomUUID())
  const [address, setAddress] = useState('')
  const [tellStock, setTellStock] = useState(false)
  const [tried, setTried] = useState(false)
  const webhookUrl = address.trim()
  const valid = isWebAddress(webhookUrl)
  const besideField = add.refusal?.field === 'webhookUrl'
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!valid) return setTried(true)
    const made = await add.run({ webShopId, id, webhookUrl, tellStock })
    if (made !== null) onMade(made.webhookSecret)
  }
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="Tell another address">
      <h3 className={classes['heading']}>Tell another address</h3>
      <Stack gap="sm">
        <TextInput
          label="Another address"
          description="It is told of orders that are placed from then on."
          placeholder="https://books.example/webhooks/tillhouse"
          inputMode="url"
          spellCheck={false}
          value={address}
          onChange={(event) => {
            add.dismiss()
            setAddress(event.currentTarget.value)
          }}
          error={tried && !valid ? addressHint : besideField ? add.refusal?.message : null}
        />
        <Checkbox
          label="Tell it of stock that changed, too"
          checked={tellStock}
          onChange={(event) => setTellStock(event.currentTarget.checked)}
        />
        <RefusalMessage refusal={besideField ? null : add.refusal} />
        <Group>
          <Button type="submit" variant="default" loading={add.busy}>
            Add address
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
