import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { openWebSocket } from '../../shared/rpc/web-socket.ts'
import { type Client, createClient } from '../support/client.ts'
import { plainPin } from '../support/plain-shop.ts'
import type { Holds } from './hold-monitor.ts'

const root = resolve(import.meta.dirname, '../..')

export interface MeasuredHost {
  /** A page's connection over WebSocket, with the plain shop's admin signed in. */
  readonly signedIn: () => Promise<Client>
  /** What held its thread since this was last asked. */
  readonly holds: () => Promise<Holds>
  readonly end: () => Promise<void>
}

/** The headless host on a plain shop's folder, as a process of its own. */
export const startMeasuredHost = async (folder: string): Promise<MeasuredHost> => {
  const monitor = ['--import', join(root, 'tests/bench/hold-monitor.ts'), '--disable-warning=ExperimentalWarning']
  const script = [join(root, 'electron/host/serve.ts'), '--data', folder, '--port', '0', '--without-sandbox']
  const host: ChildProcess = spawn(process.execPath, [...monitor, ...script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await new Promise<string>((settle, fail) => {
    if (host.stdout !== null)
      createInterface({ input: host.stdout }).on('line', (line) => {
        const link = /^Tillhouse ready at (\S+)$/.exec(line)?.[1]
        if (link !== undefined) settle(link)
      })
    host.once('close', () => fail(new Error('the host did not start')))
  })
  const clients: Client[] = []
  return {
    signedIn: async () => {
      const { host: address, searchParams } = new URL(url)
      const connect = () => openWebSocket(new WebSocket(`ws://${address}/rpc?token=${searchParams.get('token')}`))
      const client = createClient(connect)
      clients.push(client)
      const [member] = await client.do('staff.list', {})
      await client.do('staff.signIn', { staffId: member?.id ?? '', pin: plainPin })
      return client
    },
    holds: async (): Promise<Holds> => {
      host.send('holds')
      const [answer] = (await once(host, 'message')) as [Holds]
      return answer
    },
    end: async () => {
      for (const client of clients) client.close()
      if (host.exitCode !== null) return
      const gone = once(host, 'close')
      host.kill('SIGTERM')
      await gone
    },
  }
}
