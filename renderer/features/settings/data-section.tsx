import { Panel } from '../../ui/panel.tsx'
import { CopyRow } from './copy-row.tsx'
import classes from './settings.module.css'

/** Where everything is, and how to keep a second copy of it. */
export const DataSection = ({ dataFolder, version }: { readonly dataFolder: string; readonly version: string }) => (
  <>
    <Panel title="Data">
      <CopyRow label="Data folder" value={dataFolder} />
      <CopyRow label="Version" value={version} />
    </Panel>
    <Panel title="How to back it up">
      <ol className={classes['steps']}>
        <li>Close Tillhouse, so that nothing is written while you copy.</li>
        <li>
          Copy the whole data folder to another disk or to your backup service. Orders, stock, receipts and settings are
          all in it.
        </li>
        <li>To restore, close Tillhouse, put the copy in the folder’s place, and start Tillhouse again.</li>
      </ol>
      <div className={classes['gap']} />
      <p className={classes['text']}>
        Stored passwords of other systems may be bound to this computer: after moving to another one, enter the merchant
        system’s secret again.
      </p>
    </Panel>
  </>
)
