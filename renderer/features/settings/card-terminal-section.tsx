import type { Contract } from '../../../shared/contract/contract.ts'
import type { ResultOf } from '../../../shared/contract/method.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CardTerminalForm } from './card-terminal-form.tsx'
import classes from './settings.module.css'
import { TestCardTerminal } from './test-card-terminal.tsx'

export type CardTerminalFacts = ResultOf<Contract['settings.connections']>['cardTerminal']

/** The card machine that the register tells what to charge. The passphrase is only ever written. */
export const CardTerminalSection = ({ terminal }: { readonly terminal: CardTerminalFacts }) => (
  <Panel title="Card terminal">
    {terminal === null ? (
      <Message kind="info">
        No card terminal: cards are paid on the machine beside the till, and its receipt’s number is typed in. Enter a
        terminal that speaks Adyen’s Terminal API, and the register tells it what to charge.
      </Message>
    ) : (
      <p className={classes['text']}>
        The register tells it what to charge, and asks it what became of a payment until it knows.
      </p>
    )}
    <div className={classes['gap']} />
    <CardTerminalForm key={JSON.stringify(terminal)} terminal={terminal} />
    {terminal === null ? null : <TestCardTerminal />}
  </Panel>
)
