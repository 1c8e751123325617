import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Printer } from '../../../shared/domain/settings/settings.ts'
import { useCommand } from '../../client/use-command.ts'
import { useRegister, useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './settings.module.css'
import { TestPrint } from './test-print.tsx'

/** The register, and the receipt printer beside it. */
export const PrinterSection = () => {
  const register = useRegister()
  const { locations } = useShop()
  return (
    <>
      <Panel title="Register">
        <dl className={classes['facts']}>
          <dt>Name</dt>
          <dd>{register.name}</dd>
          <dt>Last receipt</dt>
          <dd>
            {register.lastReceipt === 0
              ? `None yet; the first is ${receiptNumber(register, 1)}`
              : receiptNumber(register, register.lastReceipt)}
          </dd>
          <dt>Sells from</dt>
          <dd>{locations.find((one) => one.id === register.locationId)?.name}</dd>
        </dl>
      </Panel>
      <PrinterForm key={JSON.stringify(register.printer)} printer={register.printer} />
    </>
  )
}

const widths = [
  { value: '48', label: '80 mm paper, 48 characters' },
  { value: '42', label: '80 mm paper, 42 characters' },
  { value: '32', label: '58 mm paper, 32 characters' },
]

const columnsOf = (value: string): Printer['columns'] => (value === '32' ? 32 : value === '42' ? 42 : 48)

const PrinterForm = ({ printer }: { readonly printer: Printer | null }) => {
  const save = useCommand('settings.setPrinter')
  const [host, setHost] = useState(printer?.host ?? '')
  const [port, setPort] = useState<number | string>(printer?.port ?? 9100)
  const [columns, setColumns] = useState(String(printer?.columns ?? 48))
  const valid = host.trim() !== '' && typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535
  const changed =
    printer === null || host.trim() !== printer.host || port !== printer.port || columns !== String(printer.columns)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (valid && typeof port === 'number')
      void save.run({ printer: { host: host.trim(), port, columns: columnsOf(columns) } })
  }
  return (
    <Panel title="Receipt printer">
      {printer === null ? (
        <Message kind="info">
          No printer: receipts are shown on screen and can be saved as PDF. Enter the address of a network printer that
          understands ESC/POS.
        </Message>
      ) : (
        <p className={classes['text']}>
          A sale never waits for the printer: if it is off, the receipt waits and is printed when it is back.
        </p>
      )}
      <div className={classes['gap']} />
      <form onSubmit={submit} aria-label="Receipt printer">
        <div className={classes['printer']}>
          <TextInput
            label="Address"
            description="Name or IP address."
            placeholder="192.168.1.50"
            maxLength={200}
            value={host}
            onChange={(event) => setHost(event.currentTarget.value)}
          />
          <NumberInput
            label="Port"
            description="9100 on nearly every printer."
            min={1}
            max={65_535}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={port}
            onChange={setPort}
          />
          <Select
            label="Paper"
            description="As wide as the roll."
            data={widths}
            value={columns}
            onChange={(value) => value !== null && setColumns(value)}
          />
        </div>
        <div className={classes['foot']}>
          {printer === null ? null : (
            <Button variant="default" disabled={save.busy} onClick={() => void save.run({ printer: null })}>
              Switch printing off
            </Button>
          )}
          <span className={classes['spring']} />
          <Button type="submit" disabled={!valid || !changed} loading={save.busy}>
            Save printer
          </Button>
        </div>
        <RefusalMessage refusal={save.refusal} onDismiss={save.dismiss} />
      </form>
      {printer === null ? null : <TestPrint changed={changed} />}
    </Panel>
  )
}
