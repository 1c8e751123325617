import { expect, test } from 'vitest'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { openShop } from '../support/open-shop.ts'

const wanted = {
  name: 'Ínis Books',
  address: ['Main Street 1'],
  currency: 'JPY',
  locale: 'en-IE',
  pricesIncludeTax: false,
  taxRates: [{ name: 'Standard', ppm: 88_750 }],
  register: { name: 'Till', prefix: 'A' },
  admin: { name: 'Róisín', pin: '123456' },
}

test('a shop of one’s own is set up by its owner, once, and she signs in with her PIN', async () => {
  const shop = await openShop({}, null)
  try {
    const client = shop.connect()
    expect(await client.now('setup.state', {})).toMatchObject({ state: 'empty', sample: false, sandbox: null })
    for (const [fields, refusal] of [
      [{ currency: 'XXQ' }, 'unknown_currency'],
      [{ currency: 'MGA' }, 'currency_in_fifths'],
      [{ locale: 'no language' }, 'unknown_locale'],
    ] as const)
      expect(await client.ask('setup.createShop', { ...wanted, ...fields })).toMatchObject({ refusal })
    expect(await client.do('staff.list', {})).toEqual([])

    const opening = client.now('setup.state', {}, (state) => state.state === 'open')
    const answers = await Promise.all([client.ask('setup.createShop', wanted), client.ask('setup.createShop', wanted)])
    expect(answers.filter(isRefusal)).toMatchObject([{ refusal: 'already_set_up' }])
    expect(await opening).toMatchObject({ shopName: 'Ínis Books', sample: false, registerName: 'Till' })
    const [owner] = await client.do('staff.list', {})
    expect(owner).toMatchObject({ name: 'Róisín', role: 'admin', samplePin: null })
    await client.do('staff.signIn', { staffId: owner?.id ?? '', pin: '123456' })
    const { shop: settings } = await client.now('settings.read', {})
    expect(settings).toMatchObject({ currency: 'JPY', digits: 0, pricesIncludeTax: false })
  } finally {
    await shop.close()
  }
})
