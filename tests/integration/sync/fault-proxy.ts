import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Random } from '../../support/seeded-random.ts'

/** What a bad line does: shares of connections, from 0 to 1. */
interface Faults {
  /** Refused at once. */
  readonly drop: number
  /** Cut after some bytes of the answer: what was asked has been done, and nobody knows. */
  readonly cut: number
  /** Milliseconds that a piece may wait. */
  readonly delay: number
}

const soundLine: Faults = { drop: 0, cut: 0, delay: 0 }

export interface FaultProxy {
  readonly url: string
  /** Cuts what is open, and lets nothing through until it is mended. */
  readonly part: () => void
  readonly mend: (faults?: Faults) => void
  readonly close: () => Promise<void>
}

/** A line between a till and its hub that can be cut, in the middle of an answer too. */
export const openFaultProxy = async (target: string, random: Random): Promise<FaultProxy> => {
  const { port, hostname } = new URL(target)
  const open = new Set<Socket>()
  let faults = soundLine
  let parted = false

  const pass = (from: Socket, to: Socket, mostBytes: number): void => {
    let left = mostBytes
    from.on('data', (bytes: Buffer) => {
      const piece = bytes.subarray(0, left)
      left -= piece.length
      from.pause()
      setTimeout(
        () => {
          to.write(piece)
          from.resume()
          if (left <= 0) from.destroy()
        },
        Math.floor(random() * faults.delay),
      )
    })
    from.on('end', () => to.end())
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }
  const server: Server = createServer((near) => {
    near.on('error', () => undefined)
    if (parted || random() < faults.drop) {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    pass(near, far, Number.POSITIVE_INFINITY)
    pass(far, near, random() < faults.cut ? Math.floor(random() * 3000) : Number.POSITIVE_INFINITY)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    part: () => {
      parted = true
      cut()
    },
    mend: (next = soundLine) => {
      parted = false
      faults = next
      cut()
    },
    close: () => {
      cut()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
