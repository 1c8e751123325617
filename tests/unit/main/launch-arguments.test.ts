import { describe, expect, test } from 'vitest'
import { readLaunchArguments } from '../../../electron/main/launch-arguments.ts'

describe('the app’s arguments', () => {
  test.each([
    [['tillhouse'], {}],
    [['tillhouse', '--data', '/shop'], { data: '/shop' }],
    [['tillhouse', '--data=/shop', '--port=0'], { data: '/shop', port: 0 }],
    [
      ['electron', '--inspect=0', '--no-sandbox', '-r', 'early.cjs', '.', '--data', '/shop', '--port', '7410'],
      { data: '/shop', port: 7410 },
    ],
    [['tillhouse', '--data'], {}],
  ])('%j', (argv, expected) => {
    expect(readLaunchArguments(argv)).toEqual(expected)
  })

  test.each(['x', '-1', '65536', '80.5'])('given --port=%s, then the start is refused with a sentence', (port) => {
    expect(() => readLaunchArguments(['tillhouse', `--port=${port}`])).toThrow('--port takes a number from 0 to 65535')
  })
})
