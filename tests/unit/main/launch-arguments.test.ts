import { describe, expect, test } from 'vitest'
import { readLaunchArguments } from '../../../electron/main/launch-arguments.ts'

describe('the app’s arguments', () => {
  test.each([
    [['tillhouse'], { hub: {} }],
    [['tillhouse', '--data', '/shop'], { data: '/shop', hub: {} }],
    [['tillhouse', '--data=/shop', '--port=0'], { data: '/shop', port: 0, hub: {} }],
    [['tillhouse', '--hub-host=127.0.0.1', '--hub-port', '0'], { hub: { host: '127.0.0.1', port: 0 } }],
    [
      ['electron', '--inspect=0', '--no-sandbox', '-r', 'early.cjs', '.', '--data', '/shop', '--port', '7410'],
      { data: '/shop', port: 7410, hub: {} },
    ],
    [['tillhouse', '--data'], { hub: {} }],
  ])('%j', (argv, expected) => {
    expect(readLaunchArguments(argv)).toEqual(expected)
  })

  test.each(['x', '-1', '65536', '80.5'])('given the port %s, then the start is refused with a sentence', (port) => {
    for (const name of ['port', 'hub-port'])
      expect(() => readLaunchArguments(['tillhouse', `--${name}=${port}`])).toThrow(
        `--${name} takes a number from 0 to 65535`,
      )
  })
})
