import { ActionIcon, Button, Group, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft, IconListDetails, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PriceListSetting } from '../../../shared/domain/settings/settings.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { type Format, useFormat } from '../../stores/shop.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveText } from '../../ui/save-text.ts'
import { useNow } from '../orders/use-now.ts'
import { useTimeZone } from '../taxes/use-time-zone.ts'
import { PriceListDialog } from './price-list-dialog.tsx'
import { newPriceList, type PriceListDraft, priceListDraft } from './price-list-draft.ts'
import classes from './price-lists.module.css'
import { PriceOverview } from './price-overview.tsx'

const back = (
  <ActionIcon component={Link} to="/products" aria-label="Back to products">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

const givesText = ({ ppmOff, prices }: PriceListSetting, format: Format): string => {
  const count = Object.keys(prices).length
  const own = count === 0 ? [] : [`${count} ${count === 1 ? 'price' : 'prices'} of its own`]
  return [...own, ...(ppmOff === null ? [] : [`${format.rate(ppmOff)} off the catalog`])].join(', ') || 'Nothing yet'
}

const whenText = ({ from, until }: PriceListSetting, format: Format): string =>
  [
    ...(from === null ? [] : [`from ${format.moment(from)}`]),
    ...(until === null ? [] : [`until ${format.moment(until)}`]),
  ].join(' ') || 'Always'

/** Prices for groups and times, and what they make of each product. */
export const PriceListsPage = () => {
  const { value: lists, refusal } = useLive('priceLists.list', {})
  const end = useCommand('priceLists.end')
  const csv = useCommand('priceLists.csv')
  const format = useFormat()
  const timeZone = useTimeZone()
  const [editing, setEditing] = useState<PriceListDraft | null>(null)
  const [ending, setEnding] = useState<PriceListSetting | null>(null)
  const now = useNow(5000)
  const [versions, setVersions] = useState({ lists, count: 0 })
  if (versions.lists !== lists) setVersions({ lists, count: versions.count + 1 })
  const make = (
    <Button
      leftSection={<IconPlus size={20} stroke={1.6} />}
      onClick={() => setEditing(newPriceList(crypto.randomUUID()))}
    >
      New price list
    </Button>
  )
  const save = async (id: string): Promise<void> => {
    const file = await csv.run({ id })
    if (file !== null) saveText(file.fileName, file.text)
  }
  const confirm = async (): Promise<void> => {
    if (ending !== null) await end.run({ id: ending.id })
    setEnding(null)
  }
  return (
    <Page
      title="Price lists"
      subtitle="Other prices than the catalog’s, for groups of customers and for a time; the lowest holds"
      back={back}
      actions={lists?.length === 0 ? null : make}
    >
      <RefusalMessage refusal={refusal ?? csv.refusal ?? end.refusal} />
      {lists?.length === 0 ? (
        <EmptyState icon={<IconListDetails size={40} stroke={1.4} />} title="No price lists yet" action={make}>
          A list has prices of its own, or takes per cent off the catalog, for everybody or for a group of customers.
        </EmptyState>
      ) : (
        <>
          <Panel flush>
            <table className={classes['table']} aria-label="Price lists">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>For</th>
                  <th>Gives</th>
                  <th>When</th>
                  <th>
                    <VisuallyHidden>Actions</VisuallyHidden>
                  </th>
                </tr>
              </thead>
              <tbody>
                {(lists ?? []).map((list) => {
                  const ended = list.until !== null && list.until <= now
                  return (
                    <tr key={list.id} data-off={ended || undefined}>
                      <td>
                        {list.name}
                        {ended ? <small>Ended</small> : null}
                      </td>
                      <td>{list.customerGroup ?? 'Everybody'}</td>
                      <td>{givesText(list, format)}</td>
                      <td>{whenText(list, format)}</td>
                      <td>
                        <Group gap={8} justify="flex-end" wrap="nowrap">
                          <Button
                            variant="subtle"
                            color="gray"
                            size="sm"
                            aria-label={`Save as CSV: ${list.name}`}
                            onClick={() => void save(list.id)}
                          >
                            Save as CSV
                          </Button>
                          {ended ? null : (
                            <Button
                              variant="subtle"
                              color="gray"
                              size="sm"
                              aria-label={`End ${list.name}`}
                              onClick={() => setEnding(list)}
                            >
                              End
                            </Button>
                          )}
                          <Button
                            variant="default"
                            size="sm"
                            aria-label={`Change ${list.name}`}
                            onClick={() => setEditing(priceListDraft(list, timeZone))}
                          >
                            Change
                          </Button>
                        </Group>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Panel>
          <PriceOverview version={versions.count} />
        </>
      )}
      <PriceListDialog list={editing} onClose={() => setEditing(null)} />
      <ConfirmDialog
        opened={ending !== null}
        danger
        title={`End “${ending?.name ?? ''}”?`}
        confirmLabel="End it"
        busy={end.busy}
        onClose={() => setEnding(null)}
        onConfirm={() => void confirm()}
      >
        Its prices hold no more, from the next scan on. What was sold with it stays as it is.
      </ConfirmDialog>
    </Page>
  )
}
