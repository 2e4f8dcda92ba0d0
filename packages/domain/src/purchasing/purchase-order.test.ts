import { describe, expect, it } from 'vitest'
import {
  expectedUnits,
  isComplete,
  owedMinor,
  PURCHASE_STATUSES,
  PURCHASE_STEPS,
  type PurchaseStatus,
  purchaseStep,
} from './purchase-order.ts'

const line = (units: number, confirmedUnits: number | null, receivedUnits: number) => ({
  units,
  confirmedUnits,
  receivedUnits,
  unitCostMinor: 60,
})

describe('an order for the shelf', () => {
  it('[BUY-7] takes these steps and no others', () => {
    const table = PURCHASE_STATUSES.map((status) => {
      const steps = PURCHASE_STEPS.flatMap((step) => {
        const to = purchaseStep(status, step)
        return to.ok ? [`${step} → ${to.value}`] : []
      })
      return [status, steps]
    })
    const receive = ['receive_part → partly_received', 'receive_all → received']
    expect(Object.fromEntries(table)).toEqual({
      draft: ['send → sent', 'cancel → cancelled'],
      sent: ['confirm → confirmed', 'decline → declined', 'ship → shipped', ...receive, 'withdraw → cancelled'],
      confirmed: ['decline → declined', 'ship → shipped', ...receive, 'withdraw → cancelled'],
      declined: [],
      shipped: receive,
      partly_received: [...receive, 'close → received'],
      received: [],
      cancelled: [],
    })
  })

  it.each([
    ['draft', line(12, null, 0), 0],
    ['sent', line(12, null, 0), 12],
    ['confirmed', line(12, 10, 0), 10],
    ['partly_received', line(12, 10, 4), 6],
    ['partly_received', line(12, 10, 11), 0],
    ['received', line(12, 10, 4), 0],
    ['declined', line(12, null, 0), 0],
  ] as const satisfies readonly (readonly [PurchaseStatus, ReturnType<typeof line>, number])[])(
    '[BUY-9] that is %s still expects what was promised less what came',
    (status, own, units) => {
      expect(expectedUnits(status, own)).toBe(units)
    },
  )

  it('[BUY-10] [BUY-16] is complete when all that was promised came, and owes what was promised', () => {
    expect(isComplete([line(12, 10, 10), line(6, 0, 0)])).toBe(true)
    expect(isComplete([line(12, null, 11)])).toBe(false)
    expect(owedMinor([line(12, 10, 0), line(6, null, 0)])).toBe(16 * 60)
  })
})
