import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { faultsIn } from '../../support/verified.ts'
import { Tamperer } from './tamper.ts'
import { tradeIn } from './traded-shop.ts'

/** What somebody does to the file. */
export type Tampering = (file: Tamperer) => void

/** Trades once for the tests of a file; each tampers with a copy of its own. */
export const aTradedShop = (trade: (folder: string) => Promise<void> = tradeIn) => {
  const traded = temporaryFolder()
  beforeAll(() => trade(traded.path))
  afterAll(traded.remove)
  const tampered = (how: Tampering): string => {
    const folder = temporaryFolder()
    onTestFinished(folder.remove)
    cpSync(join(traded.path, 'tillhouse.sqlite'), join(folder.path, 'tillhouse.sqlite'))
    const tamperer = new Tamperer(folder.path)
    how(tamperer)
    tamperer.close()
    return folder.path
  }
  return {
    folder: traded.path,
    /** The folder of a copy that was tampered with. */
    tampered,
    /** What is found off in it, a line each. */
    faultsAfter: (how: Tampering): string => faultsIn(tampered(how)).join('\n'),
  }
}

export const first = <T>(all: readonly T[]): T => {
  const [one] = all
  if (one === undefined) throw new Error('There is none to tamper with.')
  return one
}
