import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
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

  test('given a file system that makes inodes up, or a tool that keeps the time of birth, then it is the same file', () => {
    const told = { inode: '12', born: '1795964557984702566' }
    expect(isThatFile(told, { ...told, inode: '13' })).toBe(true)
    expect(isThatFile(told, { ...told, born: '0' })).toBe(true)
    expect(isThatFile(told, { inode: '13', born: '1795964557984702567' })).toBe(false)
  })
})
