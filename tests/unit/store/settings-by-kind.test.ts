import { expect, test } from 'vitest'
import type { Register } from '../../../shared/domain/settings/settings.ts'
import { aRegister, newStore } from './shop.ts'

const names = (registers: readonly Register[]): string[] => registers.map(({ name }) => name)

test('given registers, when one is renamed, then who asks in the same commit and afterwards has it as it is', async () => {
  const store = await newStore()
  store.commit((transaction) => {
    transaction.put('settings', aRegister('two', { name: 'Window' }))
    transaction.put('settings', aRegister('one', { name: 'Door' }))
  })
  expect(names(store.settingsOf('register'))).toEqual(['Door', 'Window'])
  store.commit((transaction) => {
    transaction.put('settings', aRegister('two', { name: 'Garden' }))
    expect(names(transaction.settingsOf('register'))).toEqual(['Door', 'Garden'])
  })
  expect(names(store.settingsOf('register'))).toEqual(['Door', 'Garden'])
})

test('given a commit that fails, then what it read of its own writes is not known afterwards', async () => {
  const store = await newStore()
  store.commit((transaction) => transaction.put('settings', aRegister('one', { name: 'Door' })))
  const failing = () =>
    store.commit((transaction) => {
      transaction.put('settings', aRegister('one', { name: 'Garden' }))
      expect(names(transaction.settingsOf('register'))).toEqual(['Garden'])
      throw new Error('the drawer is stuck')
    })
  expect(failing).toThrow('the drawer is stuck')
  expect(names(store.settingsOf('register'))).toEqual(['Door'])
})

test('given what another till wrote, then it is known as soon as it has been taken over', async () => {
  const store = await newStore()
  expect(store.settingsOf('register')).toEqual([])
  const registers = await store.collection('settings')
  await registers.insert({ ...aRegister('far', { name: 'Market' }) })
  expect(names(store.settingsOf('register'))).toEqual(['Market'])
  await registers.findOne('far').remove()
  expect(store.settingsOf('register')).toEqual([])
})
