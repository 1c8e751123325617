import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createNetworkPrinter } from '../../../electron/devices/network-printer.ts'
import type { Printer } from '../../../shared/domain/settings/settings.ts'

const servers: Server[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** A printer on loopback that treats each connection as `serve` says. */
const printerThat = async (serve: (socket: Socket) => void): Promise<Printer> => {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')
  return { host: '127.0.0.1', port: address.port, columns: 48 }
}

const isStatusRequest = (chunk: Buffer): boolean => chunk.length === 3 && chunk[0] === 0x10 && chunk[1] === 0x04
const withoutStatus = (bytes: Buffer): Buffer => {
  const kept: number[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x10 && bytes[at + 1] === 0x04) at += 2
    else kept.push(bytes[at] ?? 0)
  }
  return Buffer.from(kept)
}

/** Reads all, keeps it in `paper`, and closes when the other side has finished. */
const reading = (paper: Buffer[], answer: (question: number) => number | null) => (socket: Socket) => {
  socket.on('data', (chunk) => {
    paper.push(chunk)
    for (let at = 0; at < chunk.length - 2; at += 1) {
      if (chunk[at] !== 0x10 || chunk[at + 1] !== 0x04) continue
      const status = answer(chunk[at + 2] ?? 0)
      if (status !== null) socket.write(Uint8Array.of(status))
    }
  })
  socket.on('end', () => socket.end())
}

const ready = 0b0001_0010
const document = Uint8Array.from({ length: 200_000 }, (_, index) => 0x20 + (index % 90))
const hurried = createNetworkPrinter({ connect: 1000, status: 60, document: 3000 })

describe('a receipt printer on the network', () => {
  test('given a printer that is ready, then it has read every byte when the print counts as printed', async () => {
    const paper: Buffer[] = []
    const printer = await printerThat(reading(paper, () => ready))
    expect(await hurried.send(printer, document)).toEqual({ outcome: 'printed' })
    expect(withoutStatus(Buffer.concat(paper)).equals(Buffer.from(document))).toBe(true)
  })

  test('given a printer that never answers status requests, then it prints all the same', async () => {
    const paper: Buffer[] = []
    const printer = await printerThat(reading(paper, () => null))
    expect(await hurried.send(printer, document)).toEqual({ outcome: 'printed' })
    expect(withoutStatus(Buffer.concat(paper)).equals(Buffer.from(document))).toBe(true)
  })

  test('given a printer that answers but never closes, then its answer after the document counts', async () => {
    const printer = await printerThat((socket) => {
      reading([], () => ready)(socket)
      socket.removeAllListeners('end')
    })
    expect(await hurried.send(printer, document)).toEqual({ outcome: 'printed' })
  })

  test('given nobody at the address, then nothing was sent', async () => {
    const printer = await printerThat(() => {})
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve))
    expect(await hurried.send(printer, document)).toEqual({
      outcome: 'notReached',
      problem: `The printer at 127.0.0.1:${printer.port} does not accept connections. Is it switched on?`,
    })
  })

  test('given a name that nobody has, then nothing was sent', async () => {
    const outcome = await hurried.send({ host: 'printer.invalid', port: 9100, columns: 48 }, document)
    expect(outcome).toMatchObject({ outcome: 'notReached' })
  })

  test.each([
    [4, 0b0111_0010, 'The printer is out of paper.'],
    [1, 0b0001_1010, 'The printer is not ready. Close its cover and look at its lights.'],
  ])(
    'given a printer that answers request %d with trouble, then nothing was sent',
    async (request, answer, problem) => {
      const paper: Buffer[] = []
      const printer = await printerThat(reading(paper, (question) => (question === request ? answer : ready)))
      expect(await hurried.send(printer, document)).toEqual({ outcome: 'notReached', problem })
      expect(withoutStatus(Buffer.concat(paper))).toHaveLength(0)
    },
  )

  test('given a connection that breaks before the document, then nothing was sent', async () => {
    const printer = await printerThat((socket) => socket.on('data', () => socket.resetAndDestroy()))
    expect(await hurried.send(printer, document)).toMatchObject({ outcome: 'notReached' })
  })

  test.each(['reset', 'closed'] as const)(
    'given a connection that is %s midway, then a person has to look',
    async (how) => {
      const printer = await printerThat((socket) => {
        socket.on('data', (chunk) => {
          if (isStatusRequest(chunk)) return
          if (how === 'reset') socket.resetAndDestroy()
          else socket.destroy()
        })
      })
      const outcome = await hurried.send(printer, new Uint8Array(8_000_000))
      expect(outcome).toMatchObject({ outcome: 'uncertain' })
      expect('problem' in outcome && outcome.problem).toContain('Look at the paper')
    },
  )

  test('given a printer that stops reading, then the print ends as uncertain', async () => {
    const printer = await printerThat((socket) => socket.pause())
    const impatient = createNetworkPrinter({ connect: 1000, status: 30, document: 200 })
    expect(await impatient.send(printer, new Uint8Array(8_000_000))).toMatchObject({ outcome: 'uncertain' })
  })

  test('given a printer that reads all but neither answers nor closes, then nobody knows', async () => {
    const printer = await printerThat((socket) => socket.resume())
    const impatient = createNetworkPrinter({ connect: 1000, status: 30, document: 200 })
    expect(await impatient.send(printer, document)).toMatchObject({ outcome: 'uncertain' })
  })
})
