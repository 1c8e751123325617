import { beforeEach, describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import type { Session } from '../../../electron/order-manager/session.ts'
import { createApprovals } from '../../../electron/order-manager/staff/approvals.ts'
import { createPinCheck } from '../../../electron/order-manager/staff/pin-check.ts'
import { createSignIn } from '../../../electron/order-manager/staff/sign-in.ts'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { defaultRules } from '../../../shared/domain/settings/register-rules.ts'
import { newStore } from '../store/shop.ts'

const minute = 60_000
let elapsed = 0
let store: OpenedStore
const runtime = { ...nodeRuntime, elapsed: () => elapsed }

beforeEach(async () => {
  elapsed = 0
  store = await newStore()
  const pinHash = await runtime.hashPin('1234')
  const common = { pinHash, active: true, failedAttempts: 0, lockedUntil: 0 }
  store.commit((transaction) => {
    transaction.put('staff', { id: 'mia', name: 'Mia', role: 'cashier', ...common })
    transaction.put('staff', { id: 'alex', name: 'Alex', role: 'admin', ...common })
  })
})

const desk = () => {
  const checkPin = createPinCheck({ store, runtime })
  return {
    signIn: createSignIn({ store, runtime }, checkPin),
    approvals: createApprovals({ store, runtime }, checkPin),
  }
}
const session = (): Session => ({ staffId: null, key: null })
const lockAfter = (lockAfterMinutes: number) =>
  store.commit((transaction) => transaction.put('settings', { ...defaultRules, lockAfterMinutes }))

describe('a session that nobody is at', () => {
  test('is over after the shop’s minutes, also for who has its key, and not before', async () => {
    lockAfter(5)
    const { signIn } = desk()
    const at = session()
    await signIn.signIn(at, 'mia', '1234')
    const key = at.key ?? ''
    elapsed += 5 * minute
    expect(signIn.member(at)?.name).toBe('Mia')
    elapsed += 1
    expect(signIn.member(at)).toBeNull()
    expect(signIn.resume(session(), key)).toMatchObject({ refusal: 'session_over' })
  })

  test('goes on for as long as somebody says that they are there', async () => {
    lockAfter(1)
    const { signIn } = desk()
    const at = session()
    await signIn.signIn(at, 'mia', '1234')
    for (let count = 0; count < 5; count += 1) {
      elapsed += minute
      signIn.stillHere(at)
    }
    expect(signIn.member(at)?.name).toBe('Mia')
  })

  test('stays where the shop does not want to lock', async () => {
    const { signIn } = desk()
    const at = session()
    await signIn.signIn(at, 'mia', '1234')
    elapsed += 10_000 * minute
    expect(signIn.member(at)?.name).toBe('Mia')
  })
})

test('who signs in over another takes their place: the other’s key opens nothing any more', async () => {
  const { signIn } = desk()
  const at = session()
  await signIn.signIn(at, 'mia', '1234')
  const key = at.key ?? ''
  expect(await signIn.signIn(at, 'alex', '0000')).toMatchObject({ refusal: 'wrong_pin' })
  expect(signIn.member(at)?.name).toBe('Mia')
  await signIn.signIn(at, 'alex', '1234')
  expect(signIn.member(at)?.name).toBe('Alex')
  expect(signIn.resume(session(), key)).toMatchObject({ refusal: 'session_over' })
})

describe('a ticket for an approval', () => {
  const at: Session = { staffId: 'mia', key: 'key' }
  const call = (approval?: string, note: unknown = { b: 1, a: [2, { d: 3, c: 4 }] }) => ({
    session: at,
    method: 'register.openDrawer',
    payload: { note, ...(approval === undefined ? {} : { approval }) },
  })
  const refused = (answer: object): string => {
    expect(answer).toMatchObject({ refusal: 'needs_approval' })
    return isRefusal(answer) ? (answer.approval?.ticket ?? '') : ''
  }

  test('is good for a minute until it is approved, and for another until it is used, once', async () => {
    const { approvals } = desk()
    const ticket = refused(approvals.permit(call(), 'register.openDrawer'))
    elapsed += minute
    expect(await approvals.approve(at, { ticket, staffId: 'alex', pin: '1234' })).toEqual({})
    elapsed += minute
    const same = call(ticket, { a: [2, { c: 4, d: 3 }], b: 1 })
    expect(approvals.permit(same, 'register.openDrawer')).toEqual({ approvedBy: 'alex' })
    refused(approvals.permit(same, 'register.openDrawer'))
    expect(await approvals.approve(at, { ticket, staffId: 'alex', pin: '1234' })).toMatchObject({
      refusal: 'approval_over',
    })
  })

  test('is over when nobody comes, and when nobody uses it', async () => {
    const { approvals } = desk()
    const late = refused(approvals.permit(call(), 'register.openDrawer'))
    elapsed += minute + 1
    expect(await approvals.approve(at, { ticket: late, staffId: 'alex', pin: '1234' })).toMatchObject({
      refusal: 'approval_over',
    })
    const unused = refused(approvals.permit(call(), 'register.openDrawer'))
    await approvals.approve(at, { ticket: unused, staffId: 'alex', pin: '1234' })
    elapsed += minute + 1
    refused(approvals.permit(call(unused), 'register.openDrawer'))
  })

  test('is worth nothing before it is approved, for another need, or when the approver has left', async () => {
    const { approvals } = desk()
    const ticket = refused(approvals.permit(call(), 'register.openDrawer'))
    expect(['alex', 'mia'].map((id) => approvals.couldApprove(at, ticket, id))).toEqual([true, false])
    refused(approvals.permit(call(ticket), 'register.openDrawer'))
    await approvals.approve(at, { ticket, staffId: 'alex', pin: '1234' })
    refused(approvals.permit(call(ticket), 'register.voidParked'))
    refused(approvals.permit(call(ticket), { discount: 1_000_000 }))
    const alex = store.get('staff', 'alex')
    if (alex !== undefined) store.commit((transaction) => transaction.put('staff', { ...alex, active: false }))
    refused(approvals.permit(call(ticket), 'register.openDrawer'))
  })
})
