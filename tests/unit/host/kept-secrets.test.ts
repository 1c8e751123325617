import { expect, test } from 'vitest'
import { keptSecrets } from '../../../electron/host/kept-secrets.ts'

test('a secret is opened once, another for itself, and one that stays shut is tried each time', () => {
  const asked: string[] = []
  const secrets = keptSecrets({
    seal: (text) => `sealed ${text}`,
    open: (sealed) => {
      asked.push(sealed)
      if (!sealed.startsWith('sealed ')) throw new Error('sealed elsewhere')
      return sealed.slice('sealed '.length)
    },
  })
  expect(['one', 'one', 'two', 'one'].map((text) => secrets.open(secrets.seal(text)))).toEqual([
    'one',
    'one',
    'two',
    'one',
  ])
  for (let time = 0; time < 2; time += 1) expect(() => secrets.open('other')).toThrow('sealed elsewhere')
  expect(asked).toEqual(['sealed one', 'sealed two', 'other', 'other'])
})
