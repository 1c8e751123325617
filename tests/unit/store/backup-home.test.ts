import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { homeOf, isThatFile, writeHome } from '../../../electron/store/backup/home.ts'
import { newFolder } from './shop.ts'

describe('the file that says which data live in a folder', () => {
  test('given what was written last, then it says that, also where the file was moved', () => {
    const folder = newFolder()
    expect(homeOf(folder)).toBeNull()
    writeHome(folder, 'one')
    writeHome(folder, 'other')
    expect(homeOf(folder)).toBe('other')
    const elsewhere = newFolder()
    renameSync(join(folder, 'home'), join(elsewhere, 'home'))
    expect(homeOf(elsewhere)).toBe('other')
  })

  test('given a copy of it, then it says nothing, until it is written there', () => {
    const [folder, copy] = [newFolder(), newFolder()]
    writeHome(folder, 'one')
    copyFileSync(join(folder, 'home'), join(copy, 'home'))
    expect([homeOf(folder), homeOf(copy)]).toEqual(['one', null])
    writeHome(copy, 'other')
    expect([homeOf(folder), homeOf(copy)]).toEqual(['one', 'other'])
  })

  test('given any byte that was changed, or a write that was cut off, then it says nothing', () => {
    const folder = newFolder()
    writeHome(folder, 'one')
    const bytes = readFileSync(join(folder, 'home'))
    for (let at = 0; at < bytes.length; at += 1) {
      const torn = Buffer.from(bytes)
      torn[at] = (torn[at] ?? 0) ^ 1
      writeFileSync(join(folder, 'home'), torn)
      expect(homeOf(folder), `byte ${at}`).toBeNull()
      writeFileSync(join(folder, 'home'), bytes.subarray(0, at))
      expect(homeOf(folder), `${at} bytes`).toBeNull()
    }
  })

  test('given a copy that got the inode of what it is in the place of, then it says nothing', () => {
    const [folder, copy] = [newFolder(), newFolder()]
    writeHome(folder, 'one')
    // Most file systems give a number that is free to the next file: in one of so many places it is the same one.
    for (let place = 0; place < 5; place += 1) {
      copyFileSync(join(folder, 'home'), join(copy, 'home'))
      rmSync(join(folder, 'home'))
      copyFileSync(join(copy, 'home'), join(folder, 'home'))
      expect(homeOf(folder)).toBeNull()
      writeHome(folder, 'one')
      expect(homeOf(folder)).toBe('one')
    }
  })

  test('given a file system that makes inodes up, or knows no time of birth, then it is the same file by the other', () => {
    const told = { inode: '12', born: '1795964557984702566' }
    expect(isThatFile(told, { ...told, inode: '13' })).toBe(true)
    expect(isThatFile(told, { ...told, born: '1795964557984702567' })).toBe(false)
    for (const [one, other] of [
      [{ ...told, born: '' }, told],
      [told, { ...told, born: '' }],
    ] as const) {
      expect(isThatFile(one, other)).toBe(true)
      expect(isThatFile(one, { ...other, inode: '13' })).toBe(false)
    }
  })
})
