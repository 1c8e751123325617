import { hash, randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { uuidv7 } from 'uuidv7'
import type { Runtime } from '../order-manager/ports/runtime.ts'

const scrypt = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scryptCallback,
)

/** About a tenth of a second: a cashier does not wait for it, and a stolen file is slow to try. Four digits stay four digits: lock-out does the rest. */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const keyLength = 32
const maxmem = 128 * 1024 * 1024
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

const hashPin = async (pin: string): Promise<string> => {
  const salt = randomBytes(16)
  const key = await scrypt(pin, salt, keyLength, { ...cost, maxmem })
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

const verifyPin = async (pin: string, pinHash: string): Promise<boolean> => {
  const [scheme, N, r, p, salt, key] = pinHash.split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64')
  const found = await scrypt(pin, Buffer.from(salt, 'base64'), expected.length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    maxmem,
  })
  return timingSafeEqual(found, expected)
}

/** 36 letters and digits fit 252 of a byte's 256 values evenly; the other four are drawn again. */
const newSecret = (): string => {
  let secret = ''
  while (secret.length < 32)
    for (const byte of randomBytes(40)) if (byte < 252 && secret.length < 32) secret += alphabet[byte % 36]
  return secret
}

/** The machine, as the order manager needs it. */
export const nodeRuntime: Runtime = {
  now: () => Date.now(),
  newId: uuidv7,
  newSecret,
  sha256: (text) => hash('sha256', text),
  hashPin,
  verifyPin,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  // Behind the phase of the loop that reads sockets; a timer of 0 would stand in front of it, and be a millisecond late.
  // https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
  afterOthers: (run) => {
    setImmediate(run)
  },
  elapsed: () => performance.now(),
}
