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
  /** Taken, and never heard of again: half open. */
  readonly silent?: number
  /** What was asked comes a second time later, out of its order, and that answer is lost. */
  readonly twice?: number
  /** A trickle: so many bytes of an answer at a time. */
  readonly slow?: number
}

const soundLine: Faults = { drop: 0, cut: 0, delay: 0 }
/** Milliseconds between two drops of a trickle. */
const dropMilliseconds = 5
/** Bytes that are kept of a connection, to be sent once more. */
const mostKept = 1024 * 1024

export interface FaultProxy {
  readonly url: string
  /** Cuts what is open, and lets nothing through until it is mended. */
  readonly part: () => void
  readonly mend: (faults?: Faults) => void
  /** What is opened from now on leads to another hub. */
  readonly leadTo: (target: string) => void
  readonly close: () => Promise<void>
}

/** A line between a till and its hub that can be cut, in the middle of an answer too. */
export const openFaultProxy = async (target: string, random: Random): Promise<FaultProxy> => {
  let { port, hostname } = new URL(target)
  const open = new Set<Socket>()
  let faults = soundLine
  let parted = false

  /** Lets a piece through, by and by where the line is slow, and then says so. */
  const trickle = (piece: Buffer, to: Socket, then: () => void): void => {
    const { slow = Number.POSITIVE_INFINITY } = faults
    to.write(piece.subarray(0, slow))
    if (piece.length <= slow) then()
    else setTimeout(() => trickle(piece.subarray(slow), to, then), dropMilliseconds)
  }
  const pass = (from: Socket, to: Socket, mostBytes: number): void => {
    let left = mostBytes
    from.on('data', (bytes: Buffer) => {
      const piece = bytes.subarray(0, left)
      left -= piece.length
      from.pause()
      const goOn = (): void => {
        from.resume()
        if (left <= 0) from.destroy()
      }
      setTimeout(() => trickle(piece, to, goOn), Math.floor(random() * faults.delay))
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
    const hold = (socket: Socket): Socket => {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      return socket
    }
    hold(near)
    if (random() < (faults.silent ?? 0)) {
      near.resume()
      return
    }
    const far = hold(connect(Number(port), hostname))
    if (random() < (faults.twice ?? 0)) {
      const kept: Buffer[] = []
      near.on('data', (bytes: Buffer) => {
        if (kept.length < mostKept / 65_536) kept.push(bytes)
      })
      near.on('close', () => {
        if (parted) return
        const again = hold(connect(Number(port), hostname))
        again.on('error', () => undefined).resume()
        again.end(Buffer.concat(kept))
      })
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
    leadTo: (next) => {
      ;({ port, hostname } = new URL(next))
    },
    close: () => {
      cut()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
