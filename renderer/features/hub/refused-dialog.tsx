import { Button, Group, Stack } from '@mantine/core'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import settings from '../settings/settings.module.css'
import { refusedTitle } from './hub-words.ts'

interface RefusedDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** What the hub refused, each with the hub's own words. It stays in the list until the hub takes it. */
export const RefusedDialog = ({ opened, onClose }: RefusedDialogProps) => (
  <Dialog opened={opened} onClose={onClose} title="Refused by the hub" size="lg">
    {opened ? <RefusedList /> : null}
  </Dialog>
)

const RefusedList = () => {
  const { value: refused = [], refusal } = useLive('hub.refused', {})
  const retry = useCommand('hub.retry')
  const format = useFormat()
  return (
    <Stack gap="md">
      <RefusalMessage refusal={refusal ?? retry.refusal} />
      {refused.length === 0 ? (
        <p className={settings['text']}>Nothing is refused any more.</p>
      ) : (
        <>
          <p className={settings['text']}>
            These are stored on this till, and are not on the others. Mend what the hub names, then press “Retry”.
          </p>
          <table className={settings['table']} aria-label="Refused by the hub">
            <thead>
              <tr>
                <th>What</th>
                <th>Why</th>
                <th>When</th>
              </tr>
            </thead>
            <tbody>
              {refused.map((one) => (
                <tr key={`${one.collection}/${one.id}`}>
                  <td>
                    {refusedTitle(one)}
                    {one.name === '' ? <small>{one.id}</small> : null}
                  </td>
                  <td>{one.why.message}</td>
                  <td>{format.moment(one.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Group justify="flex-end">
        <Button loading={retry.busy} disabled={refused.length === 0} onClick={() => void retry.run({})}>
          Retry
        </Button>
      </Group>
    </Stack>
  )
}
