import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SandboxProcess, send, until } from './sandbox-process.ts'

const sandbox = new SandboxProcess()
beforeAll(() => sandbox.start())
afterAll(() => sandbox.end())

type Receipt = { n: number; text: string; cuts: number; drawerKicks: number; bytes: number }

const page = (path: string) => `${sandbox.ready.printer.page}${path}`
const receipts = async () => (await send('GET', page('/receipts.json'))).body as Receipt[]
const setState = (state: string) => send('POST', page('/faults'), { state })

async function dial(): Promise<Socket> {
  const socket = connect(sandbox.ready.printer.port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

async function ask(socket: Socket, ...bytes: number[]): Promise<number[]> {
  socket.write(Buffer.from(bytes))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  return [...answer]
}

const INITIALISE = [0x1b, 0x40]
const CUT = [0x1d, 0x56, 0x42, 0x00]
const text = (content: string) => [...Buffer.from(content, 'latin1')]
const qrCode = (content: string) => [
  29,
  40,
  107,
  3,
  0,
  49,
  67,
  6,
  29,
  40,
  107,
  content.length + 3,
  0,
  49,
  80,
  48,
  ...text(content),
  29,
  40,
  107,
  3,
  0,
  49,
  81,
  48,
]

const RECEIPT = [
  ...INITIALISE,
  ...[0x1b, 0x74, 19, 0x1b, 0x61, 1, 0x1d, 0x21, 0x11, ...text('CAF\x90'), 0x0a, 0x1d, 0x21, 0x00, 0x1b, 0x61, 0],
  ...[0x1b, 0x45, 1, ...text('Total 3,50 \xd5'), 0x1b, 0x45, 0, 0x0a],
  ...[0x1b, 0x74, 16, ...text('Gr\xfc\xdfe \x80'), 0x0a],
  ...[0x1d, 0x68, 80, 0x1d, 0x77, 2, 0x1d, 0x48, 2, 0x1d, 0x6b, 73, 7, ...text('{BT-001')],
  ...qrCode('https://example.com/T-001'),
  ...[0x1b, 0x70, 0, 25, 250, 0x1b, 0x64, 3],
  ...CUT,
]

test('given a receipt, when it is printed, then its text, cut, drawer and picture can be seen, also after a kill', async () => {
  const socket = await dial()
  socket.write(Buffer.from(RECEIPT.slice(0, 40)))
  socket.write(Buffer.from(RECEIPT.slice(40)))
  expect(await ask(socket, 0x10, 0x04, 1)).toEqual([0x12])
  socket.end()
  const [receipt] = await receipts()
  expect(receipt).toMatchObject({ n: 1, cuts: 1, drawerKicks: 1, bytes: RECEIPT.length })
  expect(receipt?.text).toContain('CAFÉ')
  expect(receipt?.text.split('\n').slice(1)).toEqual([
    'Total 3,50 €',
    'Grüße €',
    '[code128 T-001]',
    '[qrcode https://example.com/T-001]',
    '[drawer]',
    '[cut]',
  ])

  await sandbox.restart()
  expect(await receipts()).toEqual([receipt])
  expect(await (await fetch(page('/receipts/1.txt'))).text()).toBe(receipt?.text)
  expect(Buffer.from(await (await fetch(page('/receipts/1.bin'))).arrayBuffer())).toEqual(Buffer.from(RECEIPT))
  const picture = await (await fetch(page('/receipts/1.svg'))).text()
  expect(picture).toContain('CAFÉ')
  expect(picture.match(/<svg /gu)).toHaveLength(3)
  expect(await (await fetch(page('/'))).text()).toContain('Receipt 1')
  expect((await fetch(page('/receipts/9.svg'))).status).toBe(404)
})

test('given one connection, when a second job starts after a cut, then it is a receipt of its own', async () => {
  const before = (await receipts()).length
  const socket = await dial()
  const job = (line: string) => [...INITIALISE, ...text(line), 0x0a, ...CUT]
  expect(await ask(socket, ...job('first'), ...job('second'), 0x1d, 0x28, 0x48, 6, 0, 48, 48, 65, 66, 67, 68)).toEqual([
    0x37, 0x22, 65, 66, 67, 68, 0,
  ])
  socket.end()
  expect((await receipts()).slice(before).map((receipt) => receipt.text)).toEqual(['first\n[cut]', 'second\n[cut]'])
})

test('given a printer without paper, then it says so and prints when there is paper again', async () => {
  const before = (await receipts()).length
  await setState('paperOut')
  const socket = await dial()
  expect(await ask(socket, 0x10, 0x04, 4)).toEqual([0x72])
  expect(await ask(socket, 0x10, 0x04, 1)).toEqual([0x1a])
  socket.write(Buffer.from([...INITIALISE, ...text('waited'), 0x0a, ...CUT]))
  expect(await ask(socket, 0x10, 0x04, 2)).toEqual([0x32])
  expect(await receipts()).toHaveLength(before)
  await setState('on')
  expect((await until(receipts, (all) => all.length > before)).at(-1)?.text).toBe('waited\n[cut]')
  socket.end()
})

test('given a printer that is off, then it refuses connections, also after a kill, until it is on again', async () => {
  const socket = await dial()
  const closed = once(socket, 'close')
  await setState('off')
  await closed
  await expect(dial()).rejects.toThrow('ECONNREFUSED')
  const { port } = sandbox.ready.printer
  await sandbox.restart()
  await expect(dial()).rejects.toThrow('ECONNREFUSED')
  await setState('on')
  expect(sandbox.ready.printer.port).toBe(port)
  const again = await dial()
  expect(await ask(again, 0x10, 0x04, 1)).toEqual([0x12])
  again.end()
})
