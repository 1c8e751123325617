import { describe, expect, test } from 'vitest'
import { type BootParts, boot } from '../../../electron/main/boot.ts'

/** Parts that write down what was asked of them, with some replaced. */
function recordedParts(replaced: Partial<BootParts> = {}): { parts: BootParts; asked: string[] } {
  const asked: string[] = []
  const host = { url: '', token: '', serveConnection: () => {}, close: async () => {} }
  const parts: BootParts = {
    settleFolders: () => {},
    declarePageScheme: () => {},
    claimInstance: () => true,
    whenReady: async () => {},
    lockDown: () => {},
    servePage: () => {},
    openHost: async () => host,
    closeInOrder: () => {},
    answerPages: () => {},
    buildMenu: () => {},
    openWindow: async () => {},
    reportFailure: () => {},
    quit: () => {},
    ...replaced,
  }
  const recorded = new Proxy(parts, {
    get(target, name: keyof BootParts) {
      asked.push(name)
      return target[name]
    },
  })
  return { parts: recorded, asked }
}

describe('the start of the app', () => {
  test('declares the scheme before Electron is ready, locks down before a page is served, and opens the window last', async () => {
    const { parts, asked } = recordedParts()

    await boot(parts)

    expect(asked).toEqual([
      'settleFolders',
      'declarePageScheme',
      'claimInstance',
      'whenReady',
      'lockDown',
      'servePage',
      'openHost',
      'closeInOrder',
      'answerPages',
      'buildMenu',
      'openWindow',
    ])
  })

  test('given a Tillhouse that runs on these data, then the second one quits and touches nothing', async () => {
    const { parts, asked } = recordedParts({ claimInstance: () => false })

    await boot(parts)

    expect(asked).toEqual(['settleFolders', 'declarePageScheme', 'claimInstance', 'quit'])
  })

  test('given a store that can’t be opened, then the failure is told and no window opens', async () => {
    const failures: unknown[] = []
    const held = new Error('Another Tillhouse holds these data.')
    const { parts, asked } = recordedParts({
      openHost: () => Promise.reject(held),
      reportFailure: (error) => failures.push(error),
    })

    await boot(parts)

    expect(failures).toEqual([held])
    expect(asked).not.toContain('openWindow')
  })

  test('given arguments that can’t be read, then the failure is told', async () => {
    const failures: unknown[] = []
    const { parts } = recordedParts({
      settleFolders: () => {
        throw new Error('--port takes a number')
      },
      reportFailure: (error) => failures.push(error),
    })

    await boot(parts)

    expect(failures).toHaveLength(1)
  })
})
