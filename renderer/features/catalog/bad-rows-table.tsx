import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { BadRow } from '../../../shared/contract/catalog.ts'
import { Panel } from '../../ui/panel.tsx'
import { saveText } from '../../ui/save-text.ts'
import { badRowsCsv } from './bad-rows.ts'
import { type Columns, columnsFor } from './data-table/columns.ts'
import { DataTable } from './data-table/data-table.tsx'
import classes from './import.module.css'

interface BadRowsProps {
  readonly rows: readonly BadRow[]
  readonly fileName: string
  /** More may come while the import runs: the list is saved when it is whole. */
  readonly finished: boolean
}

interface Row extends BadRow {
  readonly id: string
}

const helper = columnsFor<Row>()
const columns = [
  helper.display({
    id: 'line',
    header: 'Line',
    meta: { width: 88, align: 'end' },
    cell: ({ row }) => <span>{row.original.line.toLocaleString()}</span>,
  }),
  helper.display({
    id: 'column',
    header: 'Column',
    meta: { width: 200 },
    cell: ({ row }) => <span>{row.original.column}</span>,
  }),
  helper.display({
    id: 'reason',
    header: 'Reason',
    meta: { width: 400, grow: 1 },
    cell: ({ row }) => <span title={row.original.reason}>{row.original.reason}</span>,
  }),
] as Columns<Row>

/** The rows that were left out, and why. */
export const BadRows = ({ rows, fileName, finished }: BadRowsProps) => {
  // A line may be bad for two reasons, in the same column even: its place in the list tells them apart.
  const numbered = useMemo(() => rows.map((row, index): Row => ({ ...row, id: String(index) })), [rows])
  const save = (): void => saveText(`${fileName.replace(/\.[^.]*$/, '')}-bad-rows.csv`, badRowsCsv(rows))
  return (
    <Panel
      title="Bad rows"
      flush
      actions={
        <Button
          variant="default"
          size="sm"
          disabled={!finished}
          leftSection={<IconDownload size={18} stroke={1.6} />}
          onClick={save}
        >
          Download as CSV
        </Button>
      }
    >
      <div className={classes['badRows']}>
        <DataTable label="Bad rows" columns={columns} rows={numbered} rowId={(row) => row.id} rowHeight={36} />
      </div>
    </Panel>
  )
}
