import type { SetupState } from '../../../shared/contract/setup.ts'
import { Panel } from '../../ui/panel.tsx'
import { CopyRow } from './copy-row.tsx'
import classes from './settings.module.css'

/** The outside world of the sample shop: its pages are opened in a browser. */
export const SandboxSection = ({ sandbox }: { readonly sandbox: NonNullable<SetupState['sandbox']> }) => (
  <Panel title="Sample shop">
    <p className={classes['text']}>
      A web shop, a merchant system, a card acquirer, a bank, a card terminal and a receipt printer run beside the
      sample shop on this computer. Copy an address into your browser: order something in the web shop, and watch it
      arrive under Orders.
    </p>
    <div className={classes['gap']} />
    <CopyRow label="Web shop" value={sandbox.webShop} />
    <CopyRow label="Merchant system" value={sandbox.merchant} />
    <CopyRow label="Card acquirer" value={sandbox.acquirer} />
    <CopyRow label="Bank" value={sandbox.bank} />
    <CopyRow label="Card terminal" value={sandbox.terminal} />
    <CopyRow label="Receipt printer" value={sandbox.printer} />
  </Panel>
)
