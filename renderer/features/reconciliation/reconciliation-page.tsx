import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconArrowLeft, IconChecks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '../../client/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { daySpan, dayText } from './day.ts'
import classes from './reconciliation.module.css'
import { ReconciliationResult } from './reconciliation-result.tsx'
import { withoutListWords } from './reconciliation-words.ts'

const back = (
  <ActionIcon component={Link} to="/orders" aria-label="Back to orders">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** A day's captures and refunds, as the shop has them and as the gateway has them. */
export const ReconciliationPage = () => {
  const gateways = useQuery('reconciliation.gateways', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [today] = useState(() => dayText(new Date()))
  const [day, setDay] = useState(today)
  const listing = gateways.value?.filter(({ hasList }) => hasList)
  const others = gateways.value?.filter(({ hasList }) => !hasList).map(({ name }) => name) ?? []
  const gatewayId = chosen ?? listing?.[0]?.id ?? null
  const span = daySpan(day)
  return (
    <Page title="Reconciliation" subtitle="What the shop has booked, held against the gateway’s own list" back={back}>
      <RefusalMessage refusal={gateways.refusal} />
      {listing?.length === 0 ? (
        <EmptyState icon={<IconChecks size={40} stroke={1.4} />} title="Nothing to hold payments against">
          A way to pay that keeps a list of its own is set up in Settings.
        </EmptyState>
      ) : (
        <div className={classes['layout']}>
          <div className={classes['choice']}>
            <Select
              label="Way to pay"
              data={(listing ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              value={gatewayId}
              onChange={setChosen}
            />
            <TextInput
              label="Day"
              type="date"
              max={today}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
              error={span === null ? 'Choose a day.' : null}
            />
          </div>
          {others.length === 0 ? null : <p className={classes['others']}>{withoutListWords(others)}</p>}
          {gatewayId === null || span === null ? null : (
            <ReconciliationResult key={`${gatewayId} ${day}`} gatewayId={gatewayId} span={span} />
          )}
        </div>
      )}
    </Page>
  )
}
