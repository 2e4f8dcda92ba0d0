import { promiseOf } from '@onhand/domain/fulfilment/promise'
import { aLocation, aMethod } from '@onhand/testing/fulfilment/builders'
import { aPlacedGroup, aPlacedOrder } from '@onhand/testing/jobs/placed-group'
import { expect, it } from 'vitest'
import { supplierOrderRequest } from './supplier-order-request.ts'

/** The day on which a supplier is asked to let the goods go, for an order with this way and at this time. */
function shipDateOf(method: Parameters<typeof aMethod>[0], ordered: string): string | undefined {
  const promise = promiseOf(aMethod(method), aLocation(), Date.parse(ordered))
  if (!promise) return undefined
  const order = aPlacedOrder({ delivery: { ...aPlacedOrder().delivery, promise } })
  const asked = { ...order.supplierOrder, lines: null, transactionNumber: 'TX-1', currency: 'GBP' }
  return supplierOrderRequest(aPlacedGroup({ orders: [order] }), order, asked).requestedShipDate
}

it('[BUY-1] [FUL-1] asks for the day on which the goods must go out, be they one to three days on their way', () => {
  expect(shipDateOf({ transitDaysMin: 1, transitDaysMax: 3 }, '2026-11-18T09:00:00Z')).toBe('2026-11-18')
  expect(shipDateOf({ transitDaysMin: 1, transitDaysMax: 3 }, '2026-11-18T13:00:00Z')).toBe('2026-11-19')
})

it.each([
  ['put forward', '2026-03-28T09:00:00Z', '2026-03-28'],
  ['put back', '2026-10-24T08:00:00Z', '2026-10-24'],
])('[BUY-1] [FUL-4] counts days, not hours, when clocks are %s in between', (_what, ordered, day) => {
  const wholeDay = { windowFromMinute: 0, windowToMinute: 1_440, transitDaysMin: 2, transitDaysMax: 2 }
  expect(shipDateOf(wholeDay, ordered)).toBe(day)
})
