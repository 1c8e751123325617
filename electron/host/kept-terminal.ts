import type { Adapters } from '../order-manager/adapters.ts'
import type { CardTerminal } from '../order-manager/ports/card-terminal.ts'

/** The same terminal as long as its settings stay, so that its keys are derived once. */
export const keptTerminal = (make: Adapters['cardTerminal']): Adapters['cardTerminal'] => {
  let kept: { readonly settings: string; readonly terminal: CardTerminal } | null = null
  return (access) => {
    const settings = JSON.stringify(access)
    if (kept?.settings !== settings) kept = { settings, terminal: make(access) }
    return kept.terminal
  }
}
