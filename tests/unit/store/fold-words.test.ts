import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWords } from '../../../electron/store/projections/fold-words.ts'

test('words are compared without accents and in lower case; letters and digits make them, of every alphabet', () => {
  expect(foldWords('Crème-Brûlée, 0.5 L')).toEqual(['creme', 'brulee', '0', '5', 'l'])
  expect(foldWords('Straße ŁÓDŹ')).toEqual(['strasse', 'lodz'])
  expect(foldWords('чай “Весна” №1')).toEqual(['чаи', 'весна', 'no1'])
  expect(foldWords(' – ')).toEqual([])
})

test('plain texts are folded as all others are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect([...foldWords(text), 'e']).toEqual(foldWords(`${text} é`))
    }),
  )
})
