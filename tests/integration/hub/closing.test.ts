import { once } from 'node:events'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { sharedHub } from './hub-with-devices.ts'

const { another } = sharedHub()

test('a hub that is ended answers what has begun to come in, and lets nobody hold it up', async () => {
  const hub = await another({ grace: 1000 })
  const body = JSON.stringify({ protocol: 1, code: 'WRONG', deviceId: 'd', name: 'R', prefix: 'R1', shop: 'join' })
  const begun = () => {
    const asking = request(`${hub.url}/v1/pair`, {
      method: 'POST',
      // The hub says that it has the beginning.
      headers: {
        ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        expect: '100-continue',
      },
    })
    asking.on('error', () => undefined)
    asking.write(body.slice(0, 10))
    return asking
  }
  const [slow, silent] = [begun(), begun()]
  const answered = once(slow, 'response')
  const cut = new Promise((resolve) => silent.on('close', resolve))
  await Promise.all([slow, silent].map((one) => once(one, 'continue')))

  const closed = hub.close()
  slow.end(body.slice(10))
  const [response] = (await answered) as [{ statusCode: number; resume: () => void }]
  response.resume()
  expect(response.statusCode).toBeLessThan(500)
  await cut
  await closed
  await expect(fetch(`${hub.url}/v1/hello`)).rejects.toThrow('fetch failed')
})
