import { describe, expect, test } from 'vitest'
import { nodeBoxes } from '../../../electron/host/boxes.ts'

describe('a box', () => {
  const [ours, theirs] = [nodeBoxes.newPair(), nodeBoxes.newPair()]
  const box = nodeBoxes.sealFor(ours.publicKey, 'whsec_söze')

  test('is opened by who it was sealed for, and tells nobody else anything', () => {
    expect(nodeBoxes.open(ours.privateKey, box)).toBe('whsec_söze')
    expect(() => nodeBoxes.open(theirs.privateKey, box)).toThrow(/unable to authenticate/)
    expect(nodeBoxes.sealFor(ours.publicKey, 'whsec_söze')).not.toBe(box)
  })

  test('that was changed, or is none, does not open', () => {
    const [key = '', tag = '', sealed = ''] = box.split('.')
    const other = Buffer.from(sealed, 'base64')
    other[0] = (other[0] ?? 0) ^ 1
    expect(() => nodeBoxes.open(ours.privateKey, [key, tag, other.toString('base64')].join('.'))).toThrow(
      /unable to authenticate/,
    )
    expect(() => nodeBoxes.open(ours.privateKey, 'nothing')).toThrow('This is no box.')
  })
})
