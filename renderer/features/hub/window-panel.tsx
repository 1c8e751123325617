import { Button, NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isWindow, windowBounds } from '../../../shared/domain/sync/order-window.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'

/** For how long the shop's tills keep sales. */
export const WindowPanel = () => {
  const { value, refusal } = useLive('hub.window', {})
  if (value === undefined) return <RefusalMessage refusal={refusal} />
  return <WindowForm days={value.days} />
}

const WindowForm = ({ days: kept }: { readonly days: number }) => {
  const save = useCommand('hub.setWindow')
  const [days, setDays] = useState<string | number>(kept)
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const fits = typeof days === 'number' && Number.isInteger(days) && (days === 0 || isWindow(days))
  const refused = save.refusal?.field === 'days' ? save.refusal.message : null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (fits) setSaved((await save.run({ days })) !== null)
  }
  return (
    <Panel title="Old sales">
      <p className={settings['text']}>
        A new till downloads the counter’s sales of so many days. Older ones stay on the hub, and are found there when
        somebody scans their receipt or looks for their number or customer. What a till has already stays on it.
      </p>
      <div className={settings['gap']} />
      <form onSubmit={(event) => void submit(event)} aria-label="Old sales" noValidate>
        <NumberInput
          label="Tills keep sales of"
          description="0 is all of them."
          w={360}
          maw="100%"
          hideControls
          suffix=" days"
          value={days}
          onChange={(next) => {
            save.dismiss()
            setSaved(false)
            setDays(next)
          }}
          error={tried && !fits ? outOfBounds : refused}
        />
        <div className={settings['foot']}>
          {saved ? <Message kind="done">Saved.</Message> : null}
          <span className={settings['spring']} />
          <Button type="submit" loading={save.busy}>
            Save
          </Button>
        </div>
        <RefusalMessage refusal={refused === null ? save.refusal : null} onDismiss={save.dismiss} />
      </form>
    </Panel>
  )
}

const outOfBounds = `From ${windowBounds.least} to ${windowBounds.most} days, or 0 for all.`
