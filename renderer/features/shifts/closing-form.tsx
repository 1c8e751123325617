import { Button, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { CurrentShift } from '../../../shared/contract/shifts.ts'
import { variance } from '../../../shared/domain/shifts/drawer.ts'
import { useCommand } from '../../client/use-command.ts'
import { useFormat, useShop } from '../../stores/shop.ts'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CashCount } from './cash-count.tsx'
import classes from './closing-form.module.css'
import { countedIn, countOf, emptyDraft } from './count-draft.ts'
import { UnfinishedNote } from './unfinished-note.tsx'

/** The count at the left, what follows from it at the right. Who counts blind is not told what is expected. */
export const ClosingForm = ({ shift }: { readonly shift: CurrentShift }) => {
  const shop = useShop()
  const format = useFormat()
  const navigate = useNavigate()
  const close = useCommand('shifts.close')
  const [reportId] = useState(uuidv7)
  const [draft, setDraft] = useState(() => emptyDraft('pieces', shop))
  const [reason, setReason] = useState('')
  const counted = countedIn(draft)
  const count = countOf(draft, shop)
  const begun = draft.by === 'amount' ? count !== null : Object.values(draft.pieces).some((text) => text !== '')
  const expected = shift.statement.figures?.expected ?? null
  const difference = count === null || expected === null ? null : variance(count.amount, expected)
  const errorAt = (field: string): string | undefined =>
    close.refusal?.field === field ? close.refusal.message : undefined
  const elsewhere = close.refusal !== null && close.refusal.field !== 'reason'
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (counted === null || count === null) return
    const made = await close.run({ reportId, count: counted, reason })
    if (made !== null) await navigate({ to: '/shift/$reportId', params: { reportId: made.reportId }, replace: true })
  }
  return (
    <form className={classes['closing']} onSubmit={(event) => void submit(event)}>
      <Panel title="Count the drawer">
        <CashCount
          draft={draft}
          onChange={setDraft}
          label="Counted"
          disabled={close.busy}
          error={errorAt('pieces') ?? errorAt('amount')}
        />
      </Panel>
      <div className={classes['result']}>
        <UnfinishedNote unfinished={shift.unfinished} />
        <Panel title="Result">
          <dl className={classes['facts']}>
            <dt>Counted</dt>
            <dd>{begun && count !== null ? format.money(count.amount) : '–'}</dd>
            {expected === null ? null : (
              <>
                <dt>Expected</dt>
                <dd>{format.money(expected)}</dd>
                <dt data-sum>Difference</dt>
                <dd data-sum data-off={(begun && difference !== 0) || undefined} data-testid="difference">
                  {begun && difference !== null ? format.money(difference) : '–'}
                </dd>
              </>
            )}
          </dl>
          {expected === null ? (
            <p className={classes['blind']}>This shop counts blind: what should be in the drawer is told to others.</p>
          ) : null}
          <Textarea
            label={expected === null ? 'Note' : 'Reason for a difference'}
            description="It stands on the Z report."
            maxLength={200}
            minRows={2}
            autosize
            disabled={close.busy}
            value={reason}
            error={errorAt('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {elsewhere ? <RefusalMessage refusal={close.refusal} onDismiss={close.dismiss} /> : null}
          <Button
            type="submit"
            fullWidth
            h={64}
            mt="lg"
            fz="lg"
            loading={close.busy}
            disabled={count === null || !begun}
          >
            Close the shift
          </Button>
          <p className={classes['after']}>
            The register is closed then, and its Z report made. An empty drawer is counted as 0.
          </p>
        </Panel>
      </div>
    </form>
  )
}
