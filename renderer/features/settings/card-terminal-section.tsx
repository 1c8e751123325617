import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CardTerminalForm } from './card-terminal-form.tsx'
import classes from './settings.module.css'
import { TestCardTerminal } from './test-card-terminal.tsx'

export type CardTerminalFacts = ResultOf<Contract['settings.connections']>['cardTerminal']

/** The card machine that is told what to charge. The passphrase is only ever written. */
export const CardTerminalSection = ({ terminal }: { readonly terminal: CardTerminalFacts }) => (
  <Panel title="Card terminal">
    {terminal === null ? (
      <Message kind="info">
        No card terminal is connected: amounts are typed on a machine beside the till, and its receipt’s number is typed
        in here. Enter one that speaks Adyen’s Terminal API, and it is told what to charge and to refund.
      </Message>
    ) : (
      <p className={classes['text']}>
        The register tells it what to charge and to refund, and asks it what became of it.
      </p>
    )}
    <div className={classes['gap']} />
    <CardTerminalForm key={JSON.stringify(terminal)} terminal={terminal} />
    {terminal === null ? null : <TestCardTerminal />}
  </Panel>
)
