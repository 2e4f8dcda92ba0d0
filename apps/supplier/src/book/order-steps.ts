import { no, ok, type Result } from './refusals.ts'
import type { SupplierOrder, Switches } from './types.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const OUT_OF_STOCK = 'out_of_stock'
/** Why an order was declined that the shop itself cancelled. */
export const CANCELLED_BY_SHOP = 'cancelled_by_shop'

/** A step an order takes, by a button or by itself. */
export type Step = { step: 'confirm' } | { step: 'decline'; reason: string } | { step: 'ship'; trackingNumber: string }

/** Decides a step [SUP-3]. Repeating the step that led here is refused: each happens once. */
export function takeStep(
  order: SupplierOrder,
  step: Step,
  at: { nowMs: number; switches: Switches },
): Result<SupplierOrder> {
  if (step.step === 'ship') {
    if (order.status !== 'confirmed') return no('order_not_in_that_state')
    const shipDate = calendarDay(at.nowMs)
    return ok({
      ...order,
      status: 'shipped',
      shipDate,
      trackingNumber: step.trackingNumber,
      carrier: 'sandbox',
      nextStepAtMs: null,
    })
  }
  if (order.status !== 'received') return no('order_not_in_that_state')
  if (step.step === 'decline')
    return ok({ ...order, status: 'declined', declineReason: step.reason, nextStepAtMs: null })
  const nextStepAtMs = at.switches.timing === 'auto' ? at.nowMs + at.switches.shipAfterMs : null
  return ok({ ...order, status: 'confirmed', shipDate: shipDateFor(order, at.nowMs), nextStepAtMs })
}

/** The step an order takes by itself when its time has come [SUP-5]. */
export function automaticStep(order: SupplierOrder, switches: Switches, trackingNumber: string): Step {
  if (order.status === 'confirmed') return { step: 'ship', trackingNumber }
  const isDeclined = switches.declineAll || order.lines.some((line) => switches.declineSkuIds.includes(line.skuId))
  return isDeclined ? { step: 'decline', reason: OUT_OF_STOCK } : { step: 'confirm' }
}

/** The requested day, or tomorrow when none was asked for or it is over. */
function shipDateFor(order: SupplierOrder, nowMs: number): string {
  const requested = order.requestedShipDate
  return requested !== null && requested >= calendarDay(nowMs) ? requested : calendarDay(nowMs + DAY_MS)
}

function calendarDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
