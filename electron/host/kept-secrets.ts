import type { Secrets } from '../order-manager/ports/secrets.ts'

/** A shop has a handful; those that were changed since are among them. */
const keptAtMost = 100

/** Secrets that are opened once: every message to a web shop and every payment needs one, and gateways keep theirs open, too. */
export const keptSecrets = ({ seal, open }: Secrets): Secrets => {
  const opened = new Map<string, string>()
  return {
    seal,
    open: (sealed) => {
      const known = opened.get(sealed)
      if (known !== undefined) return known
      const text = open(sealed)
      if (opened.size >= keptAtMost) opened.clear()
      opened.set(sealed, text)
      return text
    },
  }
}
