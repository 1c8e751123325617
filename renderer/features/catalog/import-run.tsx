import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ImportProgress } from '../../../shared/contract/catalog.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { BadRows } from './bad-rows-table.tsx'
import classes from './import.module.css'
import { chooseAnother } from './import-store.ts'
import { ProgressBar } from './progress-bar.tsx'

/** The last step: the rows come in, and then the report. */
export const ImportRun = ({ importId, fileName }: { readonly importId: string; readonly fileName: string }) => {
  const { value: progress, refusal } = useLive('imports.progress', { importId })
  const cancel = useCommand('imports.cancel')
  const navigate = useNavigate()
  const running =
    progress === undefined ||
    progress.state === 'running' ||
    progress.state === 'ready' ||
    progress.state === 'receiving'
  return (
    <div className={classes['column']}>
      <RefusalMessage refusal={refusal ?? cancel.refusal} />
      {progress === undefined ? null : <Outcome progress={progress} fileName={fileName} />}
      <Panel>
        <Counts progress={progress} />
        <div style={{ height: 16 }} />
        <ProgressBar label="Import" done={progress?.done ?? 0} total={progress?.total ?? 0} />
        <Group justify="space-between" mt="md" mih={44}>
          <span className={classes['soft']}>
            {progress === undefined
              ? ''
              : `${progress.done.toLocaleString()} of ${progress.total.toLocaleString()} rows`}
          </span>
          {running ? (
            <Button variant="default" loading={cancel.busy} onClick={() => void cancel.run({ importId })}>
              Cancel import
            </Button>
          ) : (
            <Group>
              <Button variant="default" onClick={chooseAnother}>
                Import another file
              </Button>
              <Button
                onClick={() => {
                  chooseAnother()
                  void navigate({ to: '/products' })
                }}
              >
                Show products
              </Button>
            </Group>
          )}
        </Group>
      </Panel>
      {progress === undefined || progress.badRows.length === 0 ? null : (
        <BadRows rows={progress.badRows} fileName={fileName} finished={!running} />
      )}
    </div>
  )
}

const Outcome = ({ progress, fileName }: { readonly progress: ImportProgress; readonly fileName: string }) => {
  const bad = progress.badRows.length
  switch (progress.state) {
    case 'done':
      return bad === 0 ? (
        <Message kind="done">{fileName} was imported. Every row was good.</Message>
      ) : (
        <Message kind="warning">
          {fileName} was imported, except for {bad.toLocaleString()} {bad === 1 ? 'row' : 'rows'}. Correct them in the
          file and import it again: what is in already stays as it is.
        </Message>
      )
    case 'cancelled':
      return (
        <Message kind="info">
          The import was stopped. What had come in stays; import the same file again to go on from there.
        </Message>
      )
    case 'failed':
      return (
        <Message kind="problem">
          {progress.problem ?? 'The import failed. Import the file again: what is in already stays as it is.'}
        </Message>
      )
    default:
      return (
        <Message kind="info">Importing {fileName}. You may go on working: it continues on other pages too.</Message>
      )
  }
}

const Counts = ({ progress }: { readonly progress: ImportProgress | undefined }) => (
  <dl className={classes['counts']}>
    <div>
      <dt>Products added</dt>
      <dd>{(progress?.added ?? 0).toLocaleString()}</dd>
    </div>
    <div>
      <dt>Changed</dt>
      <dd>{(progress?.changed ?? 0).toLocaleString()}</dd>
    </div>
    <div>
      <dt>Unchanged</dt>
      <dd>{(progress?.unchanged ?? 0).toLocaleString()}</dd>
    </div>
    <div>
      <dt>Bad rows</dt>
      <dd data-bad={(progress?.badRows.length ?? 0) > 0 || undefined}>
        {(progress?.badRows.length ?? 0).toLocaleString()}
      </dd>
    </div>
  </dl>
)
