import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { changeOf, customer, hubOn, idsIn, pairedWith } from './hub-with-devices.ts'

test('a hub without a server keeps what it has in its folder, and knows its devices again', {
  timeout: 240_000,
}, async () => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const first = await hubOn(folder.path)
  const office = await pairedWith(first.url, first.firstCode?.code ?? '')
  await office.push(changeOf('customers', customer('Ada', 'ada')))
  await first.close()

  const second = await hubOn(folder.path, { port: Number(new URL(first.url).port) })
  onTestFinished(() => second.close())
  expect(second.firstCode).toBe(null)
  expect(idsIn(await office.pull())).toEqual(['ada'])
})
