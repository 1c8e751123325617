import { describe, expect, test } from 'vitest'
import {
  checkFields,
  type Gateway,
  type GatewayField,
  gatewayFor,
  gatewayOf,
} from '../../../shared/domain/settings/gateway.ts'

const gateway = (id: string, active = true): Gateway => ({
  id,
  kind: 'gateway',
  name: id,
  active,
  provider: 'paypal',
  fields: {},
})

test('the merchant system of the version before is the first gateway', () => {
  const account = { baseUrl: 'https://api-m.paypal.com', clientId: 'client', clientSecret: 'sealed' }
  expect(gatewayOf({ id: 'gateway', kind: 'gateway', provider: 'paypal', ...account })).toEqual({
    id: 'gateway',
    kind: 'gateway',
    name: 'Merchant system',
    active: true,
    provider: 'paypal',
    fields: account,
  })
})

describe('the gateway of an order', () => {
  test('is the one that it names', () => {
    expect(gatewayFor([gateway('gateway'), gateway('stripe')], 'stripe')).toMatchObject({ id: 'stripe' })
  })
  test('is the first that was set up, or the only one, where it names none', () => {
    expect(gatewayFor([gateway('stripe'), gateway('gateway')], undefined)).toMatchObject({ id: 'gateway' })
    expect(gatewayFor([gateway('stripe'), gateway('gateway', false)], undefined)).toMatchObject({ id: 'stripe' })
    expect(gatewayFor([], undefined)).toBeNull()
  })
  test('is refused where it is not there, is switched off, or could be any of several', () => {
    expect(gatewayFor([gateway('stripe')], 'invoice')).toMatchObject({ refusal: 'unknown_gateway' })
    expect(gatewayFor([gateway('stripe', false)], 'stripe')).toMatchObject({ refusal: 'unknown_gateway' })
    expect(gatewayFor([gateway('stripe'), gateway('invoice')], undefined)).toMatchObject({
      refusal: 'gateway_not_named',
      message: 'Say how it is paid: stripe, invoice.',
    })
  })
})

describe('the fields of a gateway', () => {
  const fields: readonly GatewayField[] = [
    { name: 'baseUrl', label: 'Base address', kind: 'address' },
    { name: 'secret', label: 'Secret', kind: 'secret' },
    { name: 'port', label: 'Port', kind: 'number', from: 1, to: 65_535, optional: true },
    { name: 'host', label: 'Host', kind: 'host', optional: true },
    { name: 'merchantId', label: 'Merchant id', kind: 'code', to: 15, optional: true },
  ]
  const good = {
    baseUrl: ' https://bank.example/v1 ',
    secret: 'hush',
    port: '443',
    host: '10.0.0.7',
    merchantId: '000000000004711',
  }

  test('are kept without spaces around them, and nothing that nobody asked for', () => {
    expect(checkFields(fields, { ...good, more: 'x' }, undefined)).toEqual({
      ...good,
      baseUrl: 'https://bank.example/v1',
    })
  })
  test('may leave out a secret that is kept, and what is optional', () => {
    expect(checkFields(fields, { baseUrl: good.baseUrl }, { secret: 'sealed' })).toMatchObject({ secret: '', port: '' })
  })
  test.each([
    [{ ...good, baseUrl: '' }, 'field_missing', 'baseUrl'],
    [{ ...good, baseUrl: 'ftp://bank.example' }, 'not_an_address', 'baseUrl'],
    [{ ...good, baseUrl: 'https://' }, 'not_an_address', 'baseUrl'],
    [{ ...good, secret: '' }, 'secret_missing', 'secret'],
    [{ ...good, port: '0' }, 'number_out_of_range', 'port'],
    [{ ...good, port: '1.5' }, 'number_out_of_range', 'port'],
    [{ ...good, host: 'https://acquirer.example' }, 'not_a_host', 'host'],
    [{ ...good, merchantId: '0000000000047110' }, 'not_a_code', 'merchantId'],
    [{ ...good, merchantId: 'Ä1' }, 'not_a_code', 'merchantId'],
    [{ ...good, secret: 'x'.repeat(401) }, 'too_long', 'secret'],
  ])('%j is refused beside its field', (given, refusal, field) => {
    expect(checkFields(fields, given, undefined)).toMatchObject({ refusal, field })
  })
})
