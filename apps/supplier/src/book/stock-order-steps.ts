import type { Step } from './order-steps.ts'
import { no, ok, type Result } from './refusals.ts'
import type { StockOrder } from './stock-order-types.ts'
import type { Switches } from './types.ts'

const DAY_MS = 24 * 60 * 60 * 1000
// What a house that cannot deliver now says it could.
const OFFERED_AFTER_DAYS = 7

/** Decides a step of an order for the shelf [SUP-7]: confirmed in full or in part, declined with another day, shipped with its lots. Each happens once. */
export function takeStockStep(
  order: StockOrder,
  step: Step,
  at: { nowMs: number; switches: Switches },
): Result<StockOrder> {
  if (step.step === 'ship') return ship(order, step.trackingNumber, at.nowMs)
  if (order.status !== 'received') return no('order_not_in_that_state')
  if (step.step === 'decline') {
    const offeredDate = day(
      Math.max(at.nowMs, Date.parse(order.wantedDate ?? day(at.nowMs))) + OFFERED_AFTER_DAYS * DAY_MS,
    )
    return ok({ ...order, status: 'declined', declineReason: step.reason, offeredDate, nextStepAtMs: null })
  }
  const { switches, nowMs } = at
  const confirmed = order.lines.map(({ position, skuId, units }) => ({
    position,
    units: switches.declineSkuIds.includes(skuId)
      ? 0
      : switches.shortSkuIds.includes(skuId)
        ? Math.floor(units / 2)
        : units,
  }))
  const deliveryDate = day(Date.parse(wantedOf(order, nowMs)) + switches.delayDays * DAY_MS)
  const nextStepAtMs = switches.timing === 'auto' ? nowMs + switches.shipAfterMs : null
  return ok({ ...order, status: 'confirmed', confirmed, deliveryDate, nextStepAtMs })
}

/** The step an order for the shelf takes by itself when its time has come; null when it still waits for its money. */
export function automaticStockStep(order: StockOrder, switches: Switches, trackingNumber: string): Step | null {
  if (order.status === 'confirmed') return isWaitingForMoney(order) ? null : { step: 'ship', trackingNumber }
  const isDeclined = switches.declineAll || order.lines.every((line) => switches.declineSkuIds.includes(line.skuId))
  return isDeclined ? { step: 'decline', reason: 'out_of_stock' } : { step: 'confirm' }
}

/** Minor units of what was promised. */
export function owedMinor(order: StockOrder): number {
  return order.confirmed.reduce((sum, { position, units }) => {
    const line = order.lines.find((candidate) => candidate.position === position)
    return sum + units * (line?.unitCostMinor ?? 0)
  }, 0)
}

function ship(order: StockOrder, trackingNumber: string, nowMs: number): Result<StockOrder> {
  if (order.status !== 'confirmed') return no('order_not_in_that_state')
  if (isWaitingForMoney(order)) return no('payment_not_found', { field: 'transactionNumber' })
  const lots = order.confirmed.flatMap(({ position, units }) => {
    const line = order.lines.find((candidate) => candidate.position === position)
    if (!line || units === 0) return []
    const expiryDate = line.lifeDays === null ? null : day(nowMs + line.lifeDays * DAY_MS)
    return [{ position, units, lotCode: lotCodeOf(order.orderId, position), expiryDate }]
  })
  return ok({ ...order, status: 'shipped', lots, trackingNumber, nextStepAtMs: null })
}

function isWaitingForMoney(order: StockOrder): boolean {
  return order.paymentDays === 0 && order.transactionNumber === null && owedMinor(order) > 0
}

/** The day it is wanted, or tomorrow when none was named or it is over. */
function wantedOf(order: StockOrder, nowMs: number): string {
  const tomorrow = day(nowMs + DAY_MS)
  return order.wantedDate !== null && order.wantedDate > tomorrow ? order.wantedDate : tomorrow
}

function lotCodeOf(orderId: string, position: number): string {
  return `L${orderId.slice(-6).toUpperCase()}${position}`
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
