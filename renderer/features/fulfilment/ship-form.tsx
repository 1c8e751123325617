import { Autocomplete, Button, Stack, TextInput } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../client/use-command.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useLastCarrier } from './last-carrier.ts'
import { useFirstFocus } from './use-first-focus.ts'

const carriers = ['DHL', 'DPD', 'FedEx', 'GLS', 'UPS', 'National post', 'Own delivery']

/** Carrier and tracking number, typed or scanned from the label. `onShipped` runs when the order manager has it. */
export const ShipForm = ({ orderId, onShipped }: { readonly orderId: string; readonly onShipped: () => void }) => {
  const [last] = useState(() => useLastCarrier.getState().carrier)
  const [carrier, setCarrier] = useState(last)
  const [tracking, setTracking] = useState('')
  const carrierField = useFirstFocus<HTMLInputElement>(last === '')
  const trackingField = useFirstFocus<HTMLInputElement>(last !== '')
  const ship = useCommand('fulfilment.ship')
  const ready = carrier.trim() !== '' && tracking.trim() !== ''
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!ready || ship.busy) return
    if ((await ship.run({ orderId, carrier: carrier.trim(), tracking: tracking.trim() })) === null) return
    useLastCarrier.setState({ carrier: carrier.trim() })
    onShipped()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Autocomplete
          size="md"
          ref={carrierField}
          label="Carrier"
          openOnFocus={false}
          data={carriers}
          maxLength={60}
          value={carrier}
          onChange={setCarrier}
        />
        <TextInput
          label="Tracking number"
          description="Scan it from the label, or type it."
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          ref={trackingField}
          value={tracking}
          onChange={(event) => setTracking(event.currentTarget.value)}
          error={ship.refusal?.field === 'tracking' ? ship.refusal.message : null}
        />
        <RefusalMessage refusal={ship.refusal?.field === 'tracking' ? null : ship.refusal} />
        <Button
          type="submit"
          size="lg"
          fullWidth
          disabled={!ready}
          loading={ship.busy}
          leftSection={<IconTruckDelivery size={22} stroke={1.6} />}
        >
          Ship
        </Button>
      </Stack>
    </form>
  )
}
