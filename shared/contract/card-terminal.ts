import { z } from 'zod'
import { command } from './method.ts'
import { done, optionalText, text } from './parts.ts'

/** A card terminal as an admin enters it. An empty passphrase keeps the one that is stored. */
const terminal = z.strictObject({
  address: z.url({ protocol: /^https?$/ }),
  /** `<model>-<serial number>`, as its back says. */
  poiId: text(60).regex(/^[0-9A-Za-z]+-[0-9A-Za-z]+$/, 'The model and the serial number, as in S1F2-000158213300585.'),
  keyIdentifier: text(100),
  keyVersion: z.int().min(0).max(1_000_000),
  passphrase: optionalText(200),
  /** PEM of who signs the terminals’ certificates; empty where the system knows it already. */
  certificate: optionalText(20_000).regex(
    /^(-----BEGIN CERTIFICATE-----[\s\S]*)?$/,
    'Paste the whole certificate, which begins with -----BEGIN CERTIFICATE-----.',
  ),
})

export const cardTerminalMethods = {
  /** A null terminal takes it out. Journalled. Refuses `passphrase_missing`, `address_not_private`. */
  'settings.setCardTerminal': command('settings.manage', z.strictObject({ terminal: terminal.nullable() }), done),
  /** Asks the terminal whether it is ready; `problem` is null where it is. Refuses `no_card_terminal`. */
  'settings.testCardTerminal': command(
    'settings.manage',
    z.strictObject({}),
    z.object({ problem: z.string().nullable() }),
  ),
}
