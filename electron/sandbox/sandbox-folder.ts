import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AcquirerIds } from './acquirer/acquirer-service.ts'
import type { TerminalCredentials } from './terminal/terminal-server.ts'

type ServerName =
  | 'bank'
  | 'merchant'
  | 'acquirer'
  | 'acquirerPage'
  | 'webShop'
  | 'printer'
  | 'printerPage'
  | 'terminal'
  | 'terminalPage'
type Ports = Partial<Record<ServerName, number>>
export type MerchantCredentials = { clientId: string; clientSecret: string }

/** The folder that holds the sandbox's journals, its remembered ports, the merchant's credentials, the shop's ids at the acquirer and the terminal's key. */
export type SandboxFolder = {
  readonly path: string
  readonly ports: Ports
  readonly credentials: MerchantCredentials
  readonly acquirer: AcquirerIds
  readonly terminal: TerminalCredentials
  journalPath: (server: ServerName) => string
  rememberPorts: (ports: Ports) => void
}

/** Opens the folder, making it and fresh credentials at the first start. Throws where it can't be written. */
export function openSandboxFolder(directory: string): SandboxFolder {
  const path = resolve(directory)
  mkdirSync(path, { recursive: true })
  const portsPath = join(path, 'ports.json')
  const credentialsPath = join(path, 'credentials.json')
  const acquirerPath = join(path, 'acquirer.json')
  const terminalPath = join(path, 'terminal.json')
  if (!existsSync(credentialsPath)) writeWhole(credentialsPath, newCredentials())
  if (!existsSync(acquirerPath)) writeWhole(acquirerPath, newAcquirerIds())
  if (!existsSync(terminalPath)) writeWhole(terminalPath, newTerminal())
  return {
    path,
    ports: existsSync(portsPath) ? readPorts(portsPath) : {},
    credentials: JSON.parse(readFileSync(credentialsPath, 'utf8')) as MerchantCredentials,
    acquirer: JSON.parse(readFileSync(acquirerPath, 'utf8')) as AcquirerIds,
    terminal: JSON.parse(readFileSync(terminalPath, 'utf8')) as TerminalCredentials,
    journalPath: (server) => join(path, `${server}.jsonl`),
    rememberPorts: (ports) => writeWhole(portsPath, ports),
  }
}

/** Ports that can't be read are only forgotten: the servers take free ones. */
function readPorts(path: string): Ports {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Ports
  } catch {
    return {}
  }
}

function newCredentials(): MerchantCredentials {
  return {
    clientId: `sandbox-${randomBytes(12).toString('base64url')}`,
    clientSecret: randomBytes(32).toString('base64url'),
  }
}

function newAcquirerIds(): AcquirerIds {
  return { merchantId: String(randomBytes(4).readUInt32BE()).padStart(15, '0'), terminalId: 'TILL0001' }
}

function newTerminal(): TerminalCredentials {
  return {
    poiId: `S1F2-${String(randomBytes(4).readUInt32BE()).padStart(15, '0')}`,
    keyIdentifier: 'sandbox',
    keyVersion: 1,
    passphrase: randomBytes(24).toString('base64url'),
  }
}

/** Written beside and renamed, so that a kill leaves the old file or the new one. */
function writeWhole(path: string, content: unknown): void {
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  writeSync(file, `${JSON.stringify(content, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(beside, path)
}
