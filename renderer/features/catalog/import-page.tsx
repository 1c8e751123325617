import { ActionIcon, Button, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ChooseFile } from './choose-file.tsx'
import classes from './import.module.css'
import { ImportRun } from './import-run.tsx'
import { chooseAnother, useImport } from './import-store.ts'
import { MapColumns } from './map-columns.tsx'
import { ProgressBar } from './progress-bar.tsx'

const subtitles = {
  choose: 'Step 1 of 3: the file',
  sending: 'Step 1 of 3: the file',
  map: 'Step 2 of 3: what is in it',
  run: 'Step 3 of 3: bring it in',
} as const

/** From a CSV file to products, in three steps. */
export const ImportPage = () => {
  const state = useImport((store) => store.import)
  const back = (
    <ActionIcon component={Link} to="/products" aria-label="Back to products">
      <IconArrowLeft size={24} stroke={1.6} />
    </ActionIcon>
  )
  return (
    <Page title="Import products" subtitle={subtitles[state.step]} back={back}>
      {state.step === 'choose' ? <ChooseFile problem={state.problem} /> : null}
      {state.step === 'sending' ? (
        <div className={`${classes['column']} ${classes['narrow']}`}>
          <Panel title={`Reading ${state.fileName}`}>
            <ProgressBar label="Reading the file" done={state.sent} total={state.bytes} />
            <Group justify="flex-end" mt="md">
              <Button variant="default" onClick={chooseAnother}>
                Cancel
              </Button>
            </Group>
          </Panel>
        </div>
      ) : null}
      {state.step === 'map' ? (
        <MapColumns key={state.importId} preview={state.preview} problem={state.problem} starting={state.starting} />
      ) : null}
      {state.step === 'run' ? <ImportRun importId={state.importId} fileName={state.fileName} /> : null}
    </Page>
  )
}
