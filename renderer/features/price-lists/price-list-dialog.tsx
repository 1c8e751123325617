import { Button, FileButton, Group, Stack, TextInput } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { BadRow } from '../../../shared/contract/catalog.ts'
import { useCommand } from '../../client/use-command.ts'
import { useShop } from '../../stores/shop.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Message } from '../../ui/message.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useTimeZone } from '../taxes/use-time-zone.ts'
import { type PriceListDraft, priceListFaults, priceListOf } from './price-list-draft.ts'
import classes from './price-lists.module.css'
import { PricesTable } from './prices-table.tsx'

interface ReadFile {
  readonly taken: number
  readonly badRows: readonly BadRow[]
}

const PriceListForm = ({ begun, onClose }: { readonly begun: PriceListDraft; readonly onClose: () => void }) => {
  const { locale } = useShop()
  const timeZone = useTimeZone()
  const save = useCommand('priceLists.save')
  const read = useCommand('priceLists.readFile')
  const [draft, setDraft] = useState(begun)
  const [tried, setTried] = useState(false)
  const [file, setFile] = useState<ReadFile | null>(null)
  const faults = tried ? priceListFaults(draft) : {}
  const change = (part: Partial<PriceListDraft>): void => {
    save.dismiss()
    setDraft((before) => ({ ...before, ...part }))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (Object.keys(priceListFaults(draft)).length > 0) return setTried(true)
    if ((await save.run(priceListOf(draft, timeZone))) !== null) onClose()
  }
  const take = async (chosen: File | null): Promise<void> => {
    if (chosen === null) return
    const answer = await read.run({ text: await chosen.text() })
    if (answer === null) return setFile(null)
    change({ prices: { ...draft.prices, ...answer.prices } })
    setFile({ taken: Object.keys(answer.prices).length, badRows: answer.badRows })
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            data-autofocus
            label="Name"
            maxLength={60}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={faults['name']}
          />
          <TextInput
            label="Customer group"
            placeholder="Everybody"
            maxLength={60}
            autoComplete="off"
            value={draft.customerGroup}
            onChange={(event) => change({ customerGroup: event.currentTarget.value })}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label="First day"
            value={draft.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Last day"
            value={draft.until}
            onChange={(event) => change({ until: event.currentTarget.value })}
            error={faults['until'] ?? (save.refusal?.field === 'until' ? save.refusal.message : undefined)}
          />
          <DecimalInput
            label="Off the catalog otherwise"
            placeholder="Nothing"
            digits={4}
            locale={locale}
            rightSection="%"
            value={draft.ppmOff}
            onChange={(ppmOff) => change({ ppmOff })}
            error={faults['ppmOff']}
          />
        </Group>
        <PricesTable prices={draft.prices} onChange={(prices) => change({ prices })} />
        {faults['prices'] === undefined ? null : <Message kind="problem">{faults['prices']}</Message>}
        {file === null ? null : <FileOutcome file={file} />}
        <RefusalMessage refusal={read.refusal} onDismiss={read.dismiss} />
        <RefusalMessage refusal={save.refusal?.field === 'until' ? null : save.refusal} />
        <Group justify="space-between">
          <FileButton accept=".csv,text/csv" onChange={(chosen) => void take(chosen)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={20} stroke={1.6} />}>
                Read prices from a CSV
              </Button>
            )}
          </FileButton>
          <Group>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.busy}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

/** How many prices a file had, and which of its rows were left out. */
const FileOutcome = ({ file }: { readonly file: ReadFile }) => {
  const { taken, badRows } = file
  const prices = `${taken} ${taken === 1 ? 'price' : 'prices'} read`
  if (badRows.length === 0) return <Message kind="done">{prices}. Every row was good.</Message>
  return (
    <Message kind="warning">
      {prices}, {badRows.length} {badRows.length === 1 ? 'row' : 'rows'} left out:
      <ul className={classes['badRows']}>
        {badRows.map(({ line, column, reason }) => (
          <li key={`${line} ${column}`}>
            Line {line}, {column}: {reason}
          </li>
        ))}
      </ul>
    </Message>
  )
}

interface PriceListDialogProps {
  /** Null: closed. */
  readonly list: PriceListDraft | null
  readonly onClose: () => void
}

export const PriceListDialog = ({ list, onClose }: PriceListDialogProps) => (
  <Dialog opened={list !== null} onClose={onClose} title={list?.name === '' ? 'New price list' : list?.name} size={760}>
    {list === null ? null : <PriceListForm begun={list} onClose={onClose} />}
  </Dialog>
)
