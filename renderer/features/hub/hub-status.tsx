import { Button, Group, Popover, Progress, Text, UnstyledButton } from '@mantine/core'
import { IconCloudCheck, IconCloudExclamation, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { HubState } from '../../../shared/contract/hub-link.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './hub-status.module.css'
import { documentsInWords, longStatus, shortStatus } from './hub-words.ts'
import { RefusedDialog } from './refused-dialog.tsx'

type Mood = 'calm' | 'busy' | 'away' | 'trouble'

const moodOf = ({ line, waiting, refused, progress }: HubState): Mood => {
  if (line === 'stopped' || refused > 0) return 'trouble'
  if (line === 'offline') return 'away'
  return line === 'online' && waiting === 0 && progress === null ? 'calm' : 'busy'
}

const icons = { calm: IconCloudCheck, busy: IconCloudUp, away: IconCloudOff, trouble: IconCloudExclamation }

/** How this till stands with its hub, at all times; nothing where it has none. */
export const HubStatus = () => {
  const { value: hub } = useLive('hub.state', {})
  return hub === undefined || hub.line === 'none' ? null : <PairedHubStatus hub={hub} />
}

const PairedHubStatus = ({ hub }: { readonly hub: HubState }) => {
  const [opened, setOpened] = useState(false)
  const [shown, setShown] = useState(false)
  const retry = useCommand('hub.retry')
  const format = useFormat()
  const mood = moodOf(hub)
  const Icon = icons[mood]
  const short = shortStatus(hub)
  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="right-end" width={400} withArrow trapFocus>
        <Popover.Target>
          <UnstyledButton
            className={classes['status']}
            data-mood={mood}
            aria-label={`Hub: ${short}`}
            onClick={() => setOpened((before) => !before)}
          >
            <Icon size={22} stroke={1.6} aria-hidden />
            <span className={classes['short']}>{short}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p="md">
          <Text fw={500} pb="xs">
            Hub
          </Text>
          <Text size="sm" c="var(--ink-soft)" role="status">
            {longStatus(hub, hub.offlineSince === null ? '' : format.moment(hub.offlineSince))}
          </Text>
          {hub.progress === null ? null : (
            <Progress value={hub.progress * 100} mt="sm" aria-label="Download of earlier orders" />
          )}
          {hub.refused === 0 ? null : (
            <div className={classes['refused']}>
              <Message kind="warning">
                The hub refused {documentsInWords(hub.refused)}. Nothing of it is lost: it stays on this till.
              </Message>
            </div>
          )}
          <RefusalMessage refusal={retry.refusal} onDismiss={retry.dismiss} />
          {mood === 'calm' ? null : (
            <Group gap="xs" mt="md">
              <Button size="sm" variant="light" loading={retry.busy} onClick={() => void retry.run({})}>
                Retry
              </Button>
              {hub.refused === 0 ? null : (
                <Button
                  size="sm"
                  variant="default"
                  onClick={() => {
                    setOpened(false)
                    setShown(true)
                  }}
                >
                  Show
                </Button>
              )}
            </Group>
          )}
        </Popover.Dropdown>
      </Popover>
      <RefusedDialog opened={shown} onClose={() => setShown(false)} />
    </>
  )
}
