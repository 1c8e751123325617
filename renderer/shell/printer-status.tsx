import { ActionIcon, Button, Group, Indicator, Popover, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { PrintJob } from '../../shared/domain/printing/print-job.ts'
import { useCommand } from '../client/use-command.ts'
import { useLive } from '../client/use-live.ts'
import { RefusalMessage } from '../ui/refusal-message.tsx'
import classes from './printer-status.module.css'

const titleOf = (job: PrintJob): string => {
  if (job.kind === 'test') return 'Test page'
  if (job.kind === 'report') return 'Report of a shift'
  if (job.kind === 'drawer') return 'Opening the drawer'
  if (job.kind === 'proof') return 'Proof of an instalment'
  return job.copy ? 'Copy of a receipt' : 'Receipt'
}

const statusOf = (job: PrintJob): string => {
  switch (job.state) {
    case 'uncertain':
      return 'Tillhouse ended while this was being printed. Look at the paper: is it there?'
    case 'sending':
      return 'Being printed …'
    case 'printed':
      return 'Printed'
    case 'cancelled':
      return 'Taken off the list'
    case 'waiting':
      return job.problem ?? 'Waits for the printer'
  }
}

const troubled = (job: PrintJob): boolean =>
  job.state === 'uncertain' || (job.state === 'waiting' && job.problem !== null)

/** What waits for the receipt printer. A sale never waits for it; here a person sees that it is off, and repeats. */
export const PrinterStatus = () => {
  const [opened, setOpened] = useState(false)
  const { value: jobs = [] } = useLive('printing.jobs', {})
  const retry = useCommand('printing.retry')
  const dismiss = useCommand('printing.dismiss')
  const open = jobs.filter((job) => job.state !== 'printed' && job.state !== 'cancelled')
  const trouble = open.filter(troubled).length
  return (
    <Indicator disabled={trouble === 0} label={trouble} size={20} color="red" offset={6}>
      <Popover opened={opened} onChange={setOpened} position="right-end" width={400} withArrow trapFocus>
        <Popover.Target>
          <ActionIcon
            aria-label={trouble === 0 ? 'Printer' : `Printer: ${trouble} not printed`}
            onClick={() => setOpened((before) => !before)}
          >
            <IconPrinter size={22} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          <Text fw={500} p="md" pb="xs">
            Receipt printer
          </Text>
          <RefusalMessage refusal={retry.refusal ?? dismiss.refusal} />
          {open.length === 0 ? (
            <Text px="md" pb="md" c="var(--ink-soft)" size="sm">
              Everything is printed. What the printer misses waits here, and can be printed again.
            </Text>
          ) : (
            <ul className={classes['jobs']}>
              {open.map((job) => (
                <li key={job.id} className={classes['job']}>
                  <Text fw={500}>{titleOf(job)}</Text>
                  <Text size="sm" c={troubled(job) ? 'var(--danger)' : 'var(--ink-soft)'}>
                    {statusOf(job)}
                  </Text>
                  <Group gap="xs" mt="xs">
                    <Button
                      size="sm"
                      variant="light"
                      loading={retry.busy}
                      onClick={() => void retry.run({ jobId: job.id })}
                    >
                      {job.state === 'uncertain' ? 'Print again' : 'Try now'}
                    </Button>
                    <Button size="sm" variant="default" onClick={() => void dismiss.run({ jobId: job.id })}>
                      {job.state === 'uncertain' ? 'It was printed' : 'Don’t print'}
                    </Button>
                  </Group>
                </li>
              ))}
            </ul>
          )}
        </Popover.Dropdown>
      </Popover>
    </Indicator>
  )
}
