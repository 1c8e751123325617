import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { ImportField, ImportMapping, ImportPreview } from '../../../shared/contract/catalog.ts'
import { useShop } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './import.module.css'
import { fieldOrder, fieldWords, missingFields } from './import-fields.ts'
import { chooseAnother, startImport } from './import-store.ts'
import { PreviewTable } from './preview-table.tsx'

interface MapColumnsProps {
  readonly preview: ImportPreview
  readonly problem: string | null
  readonly starting: boolean
}

const formats: Record<ImportPreview['format'], string> = {
  shopify: 'This is an export from Shopify. The columns are chosen already.',
  template: 'This is the Tillhouse template. The columns are chosen already.',
  other: 'Tell which column holds what. Columns with names that we know are chosen already.',
}

const notInFile = ''

/** The second step: what is in the file, and which column is what. */
export const MapColumns = ({ preview, problem, starting }: MapColumnsProps) => {
  const { locations } = useShop()
  const [mapping, setMapping] = useState<ImportMapping>(preview.mapping)
  const [locationId, setLocationId] = useState(locations[0]?.id ?? '')
  const missing = missingFields(mapping)
  const used = new Set(Object.values(mapping).filter((column) => column !== null))
  return (
    <div className={classes['column']}>
      <Message kind={preview.format === 'other' ? 'info' : 'done'}>
        <strong>{preview.fileName}</strong>, {preview.rowCount.toLocaleString()}{' '}
        {preview.rowCount === 1 ? 'row' : 'rows'}. {formats[preview.format]}
      </Message>
      <Panel title="First rows of the file" flush>
        <PreviewTable columns={preview.columns} rows={preview.rows} used={used} />
      </Panel>
      <Panel title="Columns">
        <div className={classes['mapping']}>
          {fieldOrder.map((field) => (
            <FieldChoice
              key={field}
              field={field}
              columns={preview.columns}
              value={mapping[field] ?? null}
              onChange={(column) => setMapping((before) => ({ ...before, [field]: column }))}
            />
          ))}
        </div>
      </Panel>
      {problem === null ? null : <Message kind="problem">{problem}</Message>}
      <div className={classes['foot']}>
        <Select
          label="Location of the stock in this file"
          w={280}
          data={locations.map((location) => ({ value: location.id, label: location.name }))}
          value={locationId}
          onChange={(value) => value !== null && setLocationId(value)}
        />
        <span className={classes['spring']} />
        {missing.length === 0 ? null : (
          <span className={classes['soft']}>
            Choose a column for {missing.map((field) => fieldWords[field].label.toLowerCase()).join(', ')}.
          </span>
        )}
        <Button variant="default" onClick={chooseAnother}>
          Choose another file
        </Button>
        <Button disabled={missing.length > 0} loading={starting} onClick={() => void startImport(mapping, locationId)}>
          Start import
        </Button>
      </div>
    </div>
  )
}

interface FieldChoiceProps {
  readonly field: ImportField
  readonly columns: readonly string[]
  readonly value: string | null
  readonly onChange: (column: string | null) => void
}

const FieldChoice = ({ field, columns, value, onChange }: FieldChoiceProps) => {
  const { label, help, required } = fieldWords[field]
  return (
    <div className={classes['field']}>
      <div>
        <div className={classes['fieldName']}>
          {label}
          {required === true ? (
            <span className={classes['required']} title="Required">
              {' *'}
            </span>
          ) : null}
        </div>
        <div className={classes['fieldHelp']}>{help}</div>
      </div>
      <Select
        aria-label={`Column for ${label}`}
        required={required === true}
        searchable={columns.length > 10}
        data={[
          { value: notInFile, label: '— not in this file —' },
          ...[...new Set(columns)]
            .filter((column) => column !== '')
            .map((column) => ({ value: column, label: column })),
        ]}
        value={value ?? notInFile}
        error={required === true && value === null}
        onChange={(column) => onChange(column === null || column === notInFile ? null : column)}
      />
    </div>
  )
}
