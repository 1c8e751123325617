import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playFuzz } from '../fuzz/play.ts'
import { type FuzzWorld, openFuzzWorld } from '../fuzz/world.ts'
import { faultsIn } from '../support/verified.ts'

let world: FuzzWorld
beforeAll(async () => {
  world = await openFuzzWorld()
})
afterAll(async () => {
  expect(faultsIn(world.folder)).toEqual([])
  await world.close()
})

test('2,000 requests of all kinds: none fails, and what is refused writes nothing', { timeout: 240_000 }, async () => {
  const report = await playFuzz(world, { requests: 2000, seed: 20_261 })
  expect(report.faults).toEqual([])
  // It did not all bounce off at the door.
  for (const status of [200, 201, 400, 401, 403, 404, 409, 422])
    expect(report.statuses.get(status), `${status}`).toBeGreaterThan(0)
})

describe('a body of 50 MB', () => {
  const size = 50 * 1024 * 1024
  /** Goes on writing until there is an answer; how much was written, and the answer. */
  const post = (headers: Record<string, string | number>) =>
    new Promise<{ status: number; written: number; text: string }>((resolve, reject) => {
      const piece = Buffer.alloc(64 * 1024, 0x20)
      let written = 0
      let answered = false
      const request = httpRequest(`${world.url}/storefront/v1/orders`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${world.keys.all}`,
          'content-type': 'application/json',
          'idempotency-key': 'large',
          ...headers,
        },
      })
      request.on('response', (response) => {
        answered = true
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (some: string) => {
          text += some
        })
        response.on('end', () => {
          request.destroy()
          resolve({ status: response.statusCode ?? 0, written, text })
        })
      })
      request.on('error', (error) => {
        if (!answered) reject(error)
      })
      const write = (): void => {
        if (answered || written >= size) return
        written += piece.length
        if (request.write(piece)) setImmediate(write)
        else request.once('drain', () => setImmediate(write))
      }
      write()
    })

  test.each([
    ['that says so', { 'content-length': size }],
    ['that comes bit by bit', { 'transfer-encoding': 'chunked' }],
  ])('%s is refused in words, before it has all come', async (_what, headers) => {
    const before = world.writes()
    const { status, written, text } = await post(headers)
    expect(status).toBe(413)
    expect(JSON.parse(text)).toMatchObject({ title: 'Too large', detail: expect.stringContaining('256 KiB') })
    expect(written).toBeLessThan(size)
    expect(world.writes()).toBe(before)
  })
})
