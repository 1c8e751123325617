import { Panel } from '../../ui/panel.tsx'
import { CopyRow } from './copy-row.tsx'
import classes from './settings.module.css'

/** Where everything is, and what is bound to this computer. */
export const DataSection = ({ dataFolder, version }: { readonly dataFolder: string; readonly version: string }) => (
  <>
    <Panel title="Data">
      <CopyRow label="Data folder" value={dataFolder} />
      <CopyRow label="Version" value={version} />
    </Panel>
    <Panel title="Moving to another computer">
      <ol className={classes['steps']}>
        <li>Close Tillhouse, so that nothing is written while you copy.</li>
        <li>
          Copy the whole data folder to the other computer. Orders, stock, receipts, settings and backups are all in it.
        </li>
        <li>Start Tillhouse there, and never again on the old copy: both would give the same receipt numbers.</li>
      </ol>
      <div className={classes['gap']} />
      <p className={classes['text']}>
        Stored passwords of other systems may be bound to this computer: after moving to another one, enter the merchant
        system’s secret again.
      </p>
    </Panel>
  </>
)
