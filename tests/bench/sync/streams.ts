import { type IncomingMessage, request } from 'node:http'
import { pairedWith, type TestDevice } from '../../integration/hub/hub-with-devices.ts'
import type { MeasuredHub } from './measured-hub.ts'

/** Megabytes of the hub's process before and with so many tills on the line. */
export const benchStreams = async (
  hub: MeasuredHub,
  office: TestDevice,
  streams: number,
): Promise<{ readonly before: number; readonly after: number }> => {
  const keys: string[] = []
  for (let till = 0; till < streams; till += 1)
    keys.push((await pairedWith(hub.url, await office.code('till'), `S${till}`)).key)
  const before = hub.memory()
  const open = await Promise.all(keys.map((key) => openStream(hub.url, key)))
  const after = hub.memory()
  for (const one of open) one.destroy()
  return { before, after }
}

const openStream = (url: string, key: string): Promise<IncomingMessage> =>
  new Promise((done, failed) => {
    const asked = request(new URL('/v1/stream', url), { agent: false, headers: { authorization: `Bearer ${key}` } })
    asked.on('error', failed)
    asked.on('response', (response) => {
      response.on('error', () => undefined)
      response.once('data', () => done(response))
    })
    asked.end()
  })
