import { describe, expect, test } from 'vitest'
import { type Burst, isScanning, scannedCode, typed } from '../../../renderer/stores/wedge.ts'

/** Keys at the given pauses before each, then Enter after another pause. */
const enter = (text: string, pauses: (index: number) => number, pauseBeforeEnter: number): string | null => {
  let burst: Burst | null = null
  let at = 1000
  for (const [index, key] of [...text].entries()) {
    at += pauses(index)
    burst = typed(burst, key, at)
  }
  return scannedCode(burst, at + pauseBeforeEnter)
}

describe('telling a scanner from a person', () => {
  test('given keys a few milliseconds apart, when Enter follows, then it is a scan', () => {
    expect(enter('4006381333931', () => 4, 4)).toBe('4006381333931')
  })

  test('a slow scanner at 35 ms is still one', () => {
    expect(enter('ABC-1234', () => 35, 35)).toBe('ABC-1234')
  })

  test('one late key does not break a code that was fast as a whole', () => {
    expect(enter('4006381333931', (index) => (index === 6 ? 75 : 6), 6)).toBe('4006381333931')
  })

  test('a person who types digits and Enter is no scanner, however practised', () => {
    expect(enter('123456', () => 60, 60)).toBeNull()
    expect(enter('4006381333931', () => 120, 90)).toBeNull()
  })

  test('three fast keys are too few: two fingers can do that', () => {
    expect(enter('123', () => 5, 5)).toBeNull()
  })

  test('a pause before the Enter means that a person pressed it', () => {
    expect(enter('12345678', () => 5, 300)).toBeNull()
  })

  test('given somebody typed in a field, when a scan follows, then only the scan is the code', () => {
    expect(enter('mug4006381333931', (index) => (index < 3 ? 110 : index === 3 ? 200 : 5), 5)).toBe('4006381333931')
  })

  test('Enter alone is no scan', () => {
    expect(scannedCode(null, 5)).toBeNull()
  })
})

describe('what a field need not show yet', () => {
  /** Which of the keys are most likely a scanner's, by the pause before each. */
  const scanning = (...pauses: readonly number[]): boolean[] => {
    let burst: Burst | null = null
    let at = 1000
    return pauses.map((pause) => {
      at += pause
      burst = typed(burst, '4', at)
      return isScanning(burst)
    })
  }

  test('a code is known from its third key on', () => {
    expect(scanning(500, 6, 6, 6, 6)).toEqual([false, false, true, true, true])
  })

  test('two fingers that come down together are no scanner', () => {
    expect(scanning(500, 6, 120, 8, 90, 5)).toEqual([false, false, false, false, false, false])
  })

  test('a person who types fast shows each key', () => {
    expect(scanning(60, 55, 48, 61, 20)).toEqual([false, false, false, false, false])
  })
})
