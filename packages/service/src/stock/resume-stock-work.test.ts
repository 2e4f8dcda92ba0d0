import { idOf } from '@onhand/domain/ids'
import { quietLog, StockDesk } from '@onhand/testing/stock/stock-desk'
import { expect, it } from 'vitest'
import { approveCount } from './approve-count.ts'
import { receiveTransfer, sendTransfer } from './move-transfer.ts'
import { resumeStockWork } from './resume-stock-work.ts'

const keeper = (permissions: readonly ('stock.write' | 'stock.approve')[]) => ({
  kind: 'program' as const,
  name: 'ada',
  scopes: [],
  memberships: [{ vendorId: StockDesk.VENDOR, permissions }],
})
const ADA = keeper(['stock.write', 'stock.approve'])
const transferId = idOf('transfer', 'trf_one')
const ask = { vendorId: StockDesk.VENDOR, transferId }

it.each(['dispatch', 'sent', 'arrive', 'received'] as const)(
  '[INV-24] [INV-25] ends a transfer that crashed before %s with every unit in one place',
  async (point) => {
    const desk = new StockDesk(20)
    desk.draft(transferId, 8)
    const isSending = point === 'dispatch' || point === 'sent'
    desk.crashAt = point
    if (isSending) await expect(sendTransfer(desk.deps(), ADA, ask)).rejects.toThrow('crash')
    else {
      await sendTransfer(desk.deps(), ADA, ask)
      await expect(receiveTransfer(desk.deps(), ADA, { ...ask, lines: [{ position: 0, units: 7 }] })).rejects.toThrow(
        'crash',
      )
    }
    desk.nowMs += 120_000
    expect(await resumeStockWork({ ...desk.deps(), log: quietLog })).toEqual({ resumedCount: 1 })
    expect(desk.transfer?.status).toBe(isSending ? 'sent' : 'received')
    expect(desk.units()).toEqual(isSending ? { here: 12, there: 0, onTheWay: 8 } : { here: 12, there: 7, onTheWay: 0 })
    expect(await resumeStockWork({ ...desk.deps(), log: quietLog })).toEqual({ resumedCount: 0 })
  },
)

it('[INV-24] leaves a transfer a draft when nothing is free to go', async () => {
  const desk = new StockDesk(0)
  desk.draft(transferId, 8)
  expect(await sendTransfer(desk.deps(), ADA, ask)).toMatchObject({ error: { code: 'insufficient_stock' } })
  expect(desk.transfer?.status).toBe('draft')
})

it('[INV-25] refuses the second of two who receive with other numbers, and lets the same number be said again', async () => {
  const desk = new StockDesk(20)
  desk.draft(transferId, 8)
  await sendTransfer(desk.deps(), ADA, ask)
  const receive = (units: number) => receiveTransfer(desk.deps(), ADA, { ...ask, lines: [{ position: 0, units }] })
  expect(await receive(7)).toMatchObject({ ok: true })
  expect(await receive(7)).toMatchObject({ ok: true })
  expect(await receive(8)).toMatchObject({ error: { code: 'transfer_state', status: 'received' } })
  expect(desk.units()).toEqual({ here: 12, there: 7, onTheWay: 0 })
})

it('refuses people of another shop, and does not tell them what there is', async () => {
  const desk = new StockDesk(20)
  desk.draft(transferId, 8)
  const stranger = { ...ADA, memberships: [] }
  expect(await sendTransfer(desk.deps(), stranger, ask)).toMatchObject({ error: { code: 'forbidden' } })
  const other = idOf('vendor', 'vnd_other')
  const foreign = { ...ADA, memberships: [{ vendorId: other, permissions: ['stock.write' as const] }] }
  expect(await sendTransfer(desk.deps(), foreign, { ...ask, vendorId: other })).toMatchObject({
    error: { code: 'not_found', what: 'transfer' },
  })
})

it('[INV-27] applies what was claimed by an approver who crashed, once', async () => {
  const desk = new StockDesk(20)
  desk.counted(18)
  desk.crashAt = 'settleUnits'
  const approve = () =>
    approveCount(desk.deps(), ADA, {
      vendorId: StockDesk.VENDOR,
      countId: StockDesk.COUNT,
      lines: [{ skuId: StockDesk.SKU, deltaUnits: -2 }],
    })
  await expect(approve()).rejects.toThrow('crash')
  desk.nowMs += 120_000
  await resumeStockWork({ ...desk.deps(), log: quietLog })
  expect(desk.units().here).toBe(18)
  expect(await approve()).toEqual({ ok: true, value: [{ skuId: StockDesk.SKU, outcome: 'settled' }] })
  expect(desk.units().here).toBe(18)
})

it('[INV-27] leaves a line alone that was counted again since the approver looked', async () => {
  const desk = new StockDesk(20)
  desk.counted(18)
  const result = await approveCount(desk.deps(), ADA, {
    vendorId: StockDesk.VENDOR,
    countId: StockDesk.COUNT,
    lines: [{ skuId: StockDesk.SKU, deltaUnits: -5 }],
  })
  expect(result).toMatchObject({ value: [{ outcome: 'changed' }] })
  expect(desk.units().here).toBe(20)
})

it('[INV-27] leaves a line alone that is counted again while its difference is approved', async () => {
  const desk = new StockDesk(20)
  desk.counted(18)
  desk.recount = 19
  const lines = [{ skuId: StockDesk.SKU, deltaUnits: -2 }]
  const ask = { vendorId: StockDesk.VENDOR, countId: StockDesk.COUNT, lines }
  expect(await approveCount(desk.deps(), ADA, ask)).toMatchObject({ value: [{ outcome: 'changed' }] })
  expect(desk.units().here).toBe(20)
})
