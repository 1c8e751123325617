import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noteDamage, notedDamage } from '../../../electron/store/backup/damage-note.ts'
import { openWitness, readWitness, type Witness } from '../../../electron/store/backup/witness.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { StoreUnreadableError } from '../../../electron/store/rx-storage/errors.ts'
import { aRegister, newFolder, newStore } from './shop.ts'

const witness: Witness = {
  writes: 12,
  progress: { sequence: 3, at: 1_795_427_000_000, receipt: 'ABCDEF-7K3QD-000042' },
}

describe('the witness beside the data file', () => {
  test('given what it was told last, then it says that', () => {
    const file = join(newFolder(), 'witness')
    expect(readWitness(file)).toBeNull()
    const { tell, close } = openWitness(file)
    tell(witness)
    tell({ ...witness, writes: 13 })
    close()
    expect(readWitness(file)).toEqual({ ...witness, writes: 13 })
    expect(readFileSync(file)).toHaveLength(256)
  })

  test('given any byte of it that was changed, or any part that is missing, then it says nothing', () => {
    const file = join(newFolder(), 'witness')
    const { tell, close } = openWitness(file)
    tell(witness)
    close()
    const bytes = readFileSync(file)
    for (let at = 0; at < bytes.length; at += 1) {
      const torn = Buffer.from(bytes)
      torn[at] = (torn[at] ?? 0) ^ 1
      writeFileSync(file, torn)
      expect(readWitness(file), `byte ${at}`).toBeNull()
      writeFileSync(file, bytes.subarray(0, at))
      expect(readWitness(file), `${at} bytes`).toBeNull()
    }
  })

  test('given a shop, then each commit is told, and a file that has fewer is not opened', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    store.commit((transaction) => transaction.put('settings', aRegister('register-1')))
    const earlier = readFileSync(join(folder, 'witness'))
    const told = readWitness(join(folder, 'witness'))
    store.commit((transaction) => transaction.put('settings', aRegister('register-2')))
    const newest = readFileSync(join(folder, 'witness'))
    expect(readWitness(join(folder, 'witness'))?.writes).toBe((told?.writes ?? 0) + 1)
    await store.close()

    const later = join(newFolder(), 'witness')
    const { tell, close } = openWitness(later)
    tell({ ...witness, writes: 999 })
    close()
    writeFileSync(join(folder, 'witness'), readFileSync(later))
    await expect(openStore({ folder })).rejects.toThrow(StoreUnreadableError)
    await expect(openStore({ folder })).rejects.toThrow(/newest changes are missing/)
    // After a power cut it may know less than the file.
    writeFileSync(join(folder, 'witness'), earlier)
    await newStore(folder)
    expect(readFileSync(join(folder, 'witness'))).toEqual(newest)
  })
})

describe('the note of damage that only the whole check finds', () => {
  test('given the file that it is about, then it is there at each start; given another in its place, then it is gone', () => {
    const folder = newFolder()
    const file = join(folder, 'tillhouse.sqlite')
    writeFileSync(file, 'damaged')
    expect(notedDamage(folder)).toBeNull()
    noteDamage(folder, 'It is damaged.')
    expect([notedDamage(folder), notedDamage(folder)]).toEqual(['It is damaged.', 'It is damaged.'])
    writeFileSync(file, 'another file')
    expect(notedDamage(folder)).toBeNull()
  })
})
