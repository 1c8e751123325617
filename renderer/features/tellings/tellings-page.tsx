import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconMessageCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { TellingRow } from '../../../shared/contract/tellings.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { call } from '../../client/client.ts'
import { useLive } from '../../client/use-live.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { TellingDialog } from './telling-dialog.tsx'
import classes from './tellings.module.css'
import { TellingsTable } from './tellings-table.tsx'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** Messages that web shops have not taken: what was given up, and what is tried again by itself. */
export const TellingsPage = () => {
  const { value, refusal } = useLive('tellings.list', {})
  const [shown, setShown] = useState<TellingRow | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const resend = async (rows: readonly TellingRow[]): Promise<void> => {
    setBusy(true)
    setRefused(null)
    for (const { orderId, effectId } of rows) {
      const answer = await call('tellings.resend', { orderId, effectId })
      // What the web shop has taken meanwhile needs nobody.
      if (isRefusal(answer) && answer.refusal !== 'told_already') setRefused(answer)
    }
    setBusy(false)
  }
  const rows = value ?? []
  const [givenUp, again] = [rows.filter(({ nextAt }) => nextAt === null), rows.filter(({ nextAt }) => nextAt !== null)]
  const parts: readonly [string, readonly TellingRow[]][] = [
    ['Given up after three days', givenUp],
    ['Tried again by themselves', again],
  ]
  return (
    <Page
      title="Messages to web shops"
      subtitle="What a web shop should know of its orders and has not taken"
      back={back}
    >
      <RefusalMessage refusal={refusal ?? refused} />
      {value?.length === 0 ? (
        <EmptyState icon={<IconMessageCheck size={40} stroke={1.4} />} title="Every web shop has been told">
          A message that a web shop does not take appears here, with what it answered.
        </EmptyState>
      ) : (
        <div className={classes['layout']}>
          {parts.map(([title, some]) =>
            some.length === 0 ? null : (
              <Panel
                key={title}
                title={title}
                flush
                actions={
                  <Button variant="default" loading={busy} onClick={() => void resend(some)}>
                    Resend {some.length === 1 ? 'it' : `all ${some.length}`}
                  </Button>
                }
              >
                <TellingsTable label={title} rows={some} onShow={setShown} onResend={(row) => void resend([row])} />
              </Panel>
            ),
          )}
        </div>
      )}
      <TellingDialog row={shown} onClose={() => setShown(null)} />
    </Page>
  )
}
