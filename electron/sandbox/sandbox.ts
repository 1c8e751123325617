import { startAcquirer } from './acquirer/acquirer-server.ts'
import type { AcquirerIds } from './acquirer/acquirer-service.ts'
import { startBank } from './bank/bank-server.ts'
import type { RunningServer } from './loopback-server.ts'
import { startMerchant } from './merchant/merchant-server.ts'
import { startPrinter } from './printer/printer-server.ts'
import { openSandboxFolder, type SandboxFolder } from './sandbox-folder.ts'
import { startTerminal, type TerminalCredentials } from './terminal/terminal-server.ts'
import { startWebShop } from './web-shop/shop-server.ts'
import type { Connection } from './web-shop/storefront-client.ts'

/** Where everything listens: the line that the sandbox prints when it is ready. */
type SandboxReady = {
  bank: string
  merchant: string
  clientId: string
  clientSecret: string
  acquirer: AcquirerIds & { host: string; port: number; page: string }
  webShop: string
  webhookUrl: string
  printer: { host: string; port: number; page: string }
  terminal: TerminalCredentials & { address: string; page: string }
}

/** Starts the six servers over a folder. Refuses, by throwing, a folder that another running sandbox holds. */
export async function startSandbox(
  directory: string,
  connection: Partial<Connection>,
): Promise<{ ready: SandboxReady; close: () => Promise<void> }> {
  const folder = openSandboxFolder(directory)
  await refuseSecondSandbox(folder)
  const { ports, credentials } = folder
  const journal = (server: 'bank' | 'merchant' | 'acquirer' | 'webShop' | 'printer' | 'terminal') => ({
    journalPath: folder.journalPath(server),
  })

  const started: RunningServer[] = []
  const keep = <Server extends RunningServer>(server: Server): Server => {
    started.push(server)
    return server
  }
  const close = async (): Promise<void> => {
    for (const server of started.toReversed()) await server.close()
  }
  try {
    const bank = keep(await startBank({ ...journal('bank'), port: ports.bank, folder: folder.path }))
    const merchant = keep(
      await startMerchant({ ...journal('merchant'), port: ports.merchant, credentials, bankUrl: bank.url }),
    )
    const acquirer = keep(
      await startAcquirer({
        ...journal('acquirer'),
        isoPort: ports.acquirer,
        pagePort: ports.acquirerPage,
        ids: folder.acquirer,
        bankUrl: bank.url,
      }),
    )
    const webShop = keep(await startWebShop({ ...journal('webShop'), port: ports.webShop, connection }))
    const printer = keep(
      await startPrinter({ ...journal('printer'), printPort: ports.printer, pagePort: ports.printerPage }),
    )
    const terminal = keep(
      await startTerminal({
        ...journal('terminal'),
        nexoPort: ports.terminal,
        pagePort: ports.terminalPage,
        credentials: folder.terminal,
        bankUrl: bank.url,
      }),
    )
    folder.rememberPorts({
      bank: bank.port,
      merchant: merchant.port,
      acquirer: acquirer.isoPort,
      acquirerPage: acquirer.port,
      webShop: webShop.port,
      printer: printer.printPort,
      printerPage: printer.port,
      terminal: terminal.nexoPort,
      terminalPage: terminal.port,
    })
    const ready: SandboxReady = {
      bank: bank.url,
      merchant: merchant.url,
      ...credentials,
      acquirer: { host: '127.0.0.1', port: acquirer.isoPort, ...folder.acquirer, page: acquirer.url },
      webShop: webShop.url,
      webhookUrl: `${webShop.url}/webhooks/tillhouse`,
      printer: { host: '127.0.0.1', port: printer.printPort, page: printer.url },
      terminal: { address: `http://127.0.0.1:${terminal.nexoPort}`, page: terminal.url, ...folder.terminal },
    }
    return { ready, close }
  } catch (failure) {
    await close()
    throw failure
  }
}

/** Two sandboxes would write into one another's journals. The one that runs is found at its remembered port. */
async function refuseSecondSandbox(folder: SandboxFolder): Promise<void> {
  if (folder.ports.bank === undefined) return
  const answer = await fetch(`http://127.0.0.1:${folder.ports.bank}/sandbox`, { signal: AbortSignal.timeout(2000) })
    .then((response) => response.json() as Promise<{ folder?: unknown }>)
    .catch(() => undefined)
  if (answer?.folder !== folder.path) return
  throw new Error(`Another sandbox already runs on ${folder.path}. Stop it, or give another --data folder.`)
}
