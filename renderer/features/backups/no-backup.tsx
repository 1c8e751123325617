import settings from '../settings/settings.module.css'
import classes from './calm-screen.module.css'

/** What to do where no backup can be read. */
export const NoBackup = () => (
  <section className={classes['offer']} aria-label="No good backup">
    <h2 className={classes['offerTitle']}>No good backup was found on this computer</h2>
    <ol className={settings['steps']}>
      <li>Delete nothing: much of a damaged file can often still be read.</li>
      <li>Close Tillhouse, and copy the whole data folder to another disk before anything else is tried.</li>
      <li>
        If you have a copy of the data folder on another disk or with a backup service, put its backups into this data
        folder’s “backups” and start Tillhouse again: they are offered here.
      </li>
      <li>To sell until then, start Tillhouse on another, empty data folder, and enter those sales later.</li>
    </ol>
  </section>
)
