import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CardTerminalForm } from './card-terminal-form.tsx'
import classes from './settings.module.css'
import { TestCardTerminal } from './test-card-terminal.tsx'

export type CardTerminalFacts = ResultOf<Contract['settings.connections']>['cardTerminal']

/** The card machine, which is not told yet what to charge. The passphrase is only ever written. */
export const CardTerminalSection = ({ terminal }: { readonly terminal: CardTerminalFacts }) => (
  <Panel title="Card terminal">
    {terminal === null ? (
      <Message kind="info">
        No card terminal is connected. Enter one that speaks Adyen’s Terminal API to try the connection. Payments are
        not sent to it yet: amounts are typed on it, and its receipt’s number is typed in here.
      </Message>
    ) : (
      <p className={classes['text']}>
        Connected, so that the connection can be tested. Payments are not sent to it yet: amounts are typed on it, and
        its receipt’s number is typed in here.
      </p>
    )}
    <div className={classes['gap']} />
    <CardTerminalForm key={JSON.stringify(terminal)} terminal={terminal} />
    {terminal === null ? null : <TestCardTerminal />}
  </Panel>
)
