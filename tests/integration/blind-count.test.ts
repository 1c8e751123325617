import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CurrentShift } from '../../shared/contract/shifts.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import type { Client } from '../support/client.ts'
import { journalOf } from '../support/journal.ts'
import { openRegisterAs } from '../support/open-register.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { readPdf } from '../unit/documents/read-pdf.ts'

let shop: OpenShop
let cashier: Client
let backOffice: Client
let admin: Client
/** The Z report of the shift that was counted blind. */
let countedBlind = ''
beforeAll(async () => {
  shop = await openShop({}, 'register closed')
  ;[cashier, backOffice, admin] = (await Promise.all(
    [staff.cashier, staff.backOffice, staff.admin].map((name) => shop.signedIn(name)),
  )) as [Client, Client, Client]
})
afterAll(() => shop.close())

const jam = '1491274001210'
const id = (): string => crypto.randomUUID()
/** Cash, a jam at 5.40. */
const sell = async (): Promise<void> => {
  const { order } = await cashier.do('register.scan', { orderId: id(), lineId: id(), code: jam })
  await cashier.do('register.pay', {
    orderId: order.id,
    paymentId: id(),
    total: 540,
    tender: { kind: 'cash', given: 540 },
  })
}
const current = async (client: Client): Promise<CurrentShift> => {
  const shift = await client.now('shifts.current', {}, (one) => one?.statement.sales === 1)
  if (shift === null) throw new Error('The register is closed.')
  return shift
}

describe('a shop that counts blind', () => {
  beforeAll(async () => {
    await admin.do('shifts.setBlindCount', { blind: true })
    await openRegisterAs(cashier, 10_000)
    await sell()
  })

  test('tells the cashier no amount from which the expected cash follows; who reviews shifts is told', async () => {
    const mine = await current(cashier)
    expect(mine).toMatchObject({ mayKnow: false, statement: { figures: null } })
    expect(JSON.stringify(mine)).not.toMatch(/\b(540|10540)\b/)
    for (const client of [backOffice, admin])
      expect(await current(client)).toMatchObject({ mayKnow: true, statement: { figures: { expected: 10_540 } } })
  })

  test('tells none on an X report, on screen or as a PDF', async () => {
    const { reportId } = await cashier.do('shifts.takeX', { reportId: id() })
    const blind = JSON.stringify(await cashier.do('shifts.report', { reportId }))
    expect(blind).toContain('Counted blind')
    expect(blind).not.toMatch(/105\.40|5\.40/)
    expect(JSON.stringify(await backOffice.do('shifts.report', { reportId }))).toContain('105.40')
    const pdf = async (client: Client): Promise<string> => {
      const { base64 } = await client.do('shifts.pdf', { reportId })
      return (await readPdf(Uint8Array.from(Buffer.from(base64, 'base64')))).text
    }
    expect(await pdf(cashier)).not.toMatch(/105\.40|5\.40/)
    expect(await pdf(backOffice)).toContain('105.40')
  })

  test('takes a count that is off from the cashier as it is, and shows the difference to who may know', async () => {
    const { reportId } = await cashier.do('shifts.close', { reportId: id(), count: { amount: 10_500 }, reason: '' })
    const rows = async (client: Client) =>
      (await client.now('shifts.reports', { limit: 10 })).reports.find((one) => one.id === reportId)
    expect(await rows(cashier)).toMatchObject({ variance: null, turnover: null, sales: 1 })
    expect(await rows(backOffice)).toMatchObject({ variance: -40, turnover: 540, staffName: 'Mia' })
    expect(JSON.stringify(await cashier.do('shifts.report', { reportId }))).not.toMatch(/105\.40|0\.40/)
    countedBlind = reportId
  })

  test('asks the cashier for the reason afterwards, who is told that money is missing and not how much', async () => {
    const explain = (reason: string, reportId = countedBlind) => cashier.ask('shifts.explain', { reportId, reason })
    const report = () => cashier.do('shifts.report', { reportId: countedBlind })
    expect(await report()).toMatchObject({ unexplained: 'missing' })
    expect(await explain('')).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    expect(await explain('x', id())).toMatchObject({ refusal: 'unknown_report' })
    expect(await backOffice.ask('shifts.explain', { reportId: countedBlind, reason: 'x' })).toMatchObject({
      refusal: 'not_allowed',
    })
    expect((await report()).unexplained).toBe('missing')
    expect(await explain('A coin fell behind the counter')).toEqual({})
    expect(await explain('A coin fell behind the counter')).toEqual({})
    expect(await explain('Another story')).toMatchObject({ refusal: 'explained_already', field: 'reason' })
    const told = await report()
    expect(told.unexplained).toBeNull()
    expect(JSON.stringify(told)).toContain('A coin fell behind the counter')
    expect(JSON.stringify(await backOffice.do('shifts.report', { reportId: countedBlind }))).toContain('-€0.40')
  })

  test('asks who may know for the reason', async () => {
    await openRegisterAs(admin, 500)
    const off = { reportId: id(), count: { amount: 1 }, reason: '' }
    expect(await admin.ask('shifts.close', off)).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    expect(await admin.ask('shifts.close', { ...off, reason: 'Lent to the neighbour' })).toMatchObject({
      number: 'R1-Z0002',
    })
  })
})

describe('what belongs to the cashier', () => {
  test('the back office reads reports, and does nothing with the drawer', async () => {
    const asked = await Promise.all([
      backOffice.ask('shifts.open', { shiftId: id(), float: { amount: 1 } }),
      backOffice.ask('shifts.moveCash', { moveId: id(), move: 'paidOut', amount: 1, reason: 'x' }),
      backOffice.ask('shifts.takeX', { reportId: id() }),
      backOffice.ask('shifts.close', { reportId: id(), count: { amount: 1 }, reason: '' }),
      cashier.ask('shifts.setBlindCount', { blind: false }),
    ])
    expect(asked.map((answer) => isRefusal(answer) && answer.refusal)).toEqual(Array(5).fill('not_allowed'))
    expect((await backOffice.now('shifts.reports', { limit: 1 })).more).toBe(true)
  })

  test('a report that is not there is refused, and so is a printer that is not', async () => {
    for (const method of ['shifts.report', 'shifts.pdf'] as const)
      expect(await cashier.ask(method, { reportId: id() })).toMatchObject({ refusal: 'unknown_report' })
    expect(await cashier.ask('shifts.print', { reportId: id(), jobId: id() })).toMatchObject({
      refusal: 'unknown_report',
    })
    const { reports } = await cashier.now('shifts.reports', { limit: 1 })
    expect(await cashier.ask('shifts.print', { reportId: reports[0]?.id ?? '', jobId: id() })).toMatchObject({
      refusal: 'no_printer',
    })
  })
})

test('the journal has why the count was off, and all is verified', async () => {
  const journal = await journalOf(shop)
  expect(journal.filter(({ what }) => what === 'varianceExplained')).toMatchObject([
    { facts: { reason: 'A coin fell behind the counter' } },
  ])
})
