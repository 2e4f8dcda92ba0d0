import type { PurchaseOrderId } from '@onhand/domain/ids'
import { owedMinor, PURCHASE_TABLE, type PurchaseStep } from '@onhand/domain/purchasing/purchase-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { PurchaseChange, PurchaseOrder, SentLot } from './ports.ts'
import { tellKeepersOf } from './tell-keepers.ts'

/** What a supplier tells us about an order for a shelf. */
export type StockNews = { readonly purchaseOrderId: PurchaseOrderId; readonly atMs: number } & (
  | {
      readonly kind: 'confirmed'
      readonly deliveryDate: string | null
      readonly lines: readonly { readonly position: number; readonly units: number }[]
    }
  | { readonly kind: 'declined'; readonly reason: string; readonly offeredDate: string | null }
  | {
      readonly kind: 'shipped'
      readonly deliveryDate: string | null
      readonly trackingNumber: string | null
      readonly lots: readonly SentLot[]
    }
)

/** What taking such news needs. */
export type StockNewsDeps = Pick<ServiceDeps, 'purchases' | 'stockRoom' | 'nowMs' | 'log' | 'wakeOutbox'>

const DAY_MS = 86_400_000
const STEP_OF = { confirmed: 'confirm', declined: 'decline', shipped: 'ship' } as const satisfies Record<
  StockNews['kind'],
  PurchaseStep
>

/**
 * Takes a supplier's word into an order for the shelf [BUY-7]: confirmed with what it promises and when, declined with the day it could, shipped with the lots
 * it sent. Repeats and late words change nothing. What is owed is due by the terms of the order, written with the word that makes it so [BUY-16].
 */
export async function handleStockNews(
  deps: StockNewsDeps,
  news: StockNews,
): Promise<Result<null, { readonly code: 'order_unknown' }>> {
  const order = await deps.purchases.find(news.purchaseOrderId)
  if (!order) return err({ code: 'order_unknown' })
  const change = changeOf(order, news, deps.nowMs())
  const isTaken = await deps.purchases.change(order.id, change)
  deps.log.info('purchasing.supplier_word', { purchaseOrderId: order.id, kind: news.kind, isTaken })
  if (isTaken && (change.outbox ?? []).some(({ dueAtMs }) => dueAtMs <= deps.nowMs())) deps.wakeOutbox()
  // A repeat may be the word after a crash: what it left out is told now.
  await tellKeepersOf(deps, order.id)
  return ok(null)
}

function changeOf(order: PurchaseOrder, news: StockNews, nowMs: number): PurchaseChange {
  // Nothing of it is a refusal, whatever it is called.
  const isEmpty = news.kind === 'confirmed' && news.lines.every((line) => line.units === 0)
  if (news.kind === 'declined' || isEmpty) {
    const reason = news.kind === 'declined' ? news.reason : 'out_of_stock'
    const offeredDate = news.kind === 'declined' ? news.offeredDate : null
    return { ...plain('decline', nowMs), set: { declineReason: reason, offeredDate } }
  }
  if (news.kind === 'confirmed') {
    const lines = order.lines.map(({ position }) => ({ position, confirmedUnits: unitsAt(news.lines, position) }))
    const totalMinor = totalOf(order, lines)
    const set = { promisedDate: news.deliveryDate, confirmedAtMs: news.atMs, totalMinor }
    return { ...plain('confirm', nowMs), set, lines, outbox: paymentOf(order, totalMinor, nowMs) }
  }
  return shipped(order, news, nowMs)
}

function shipped(order: PurchaseOrder, news: StockNews & { readonly kind: 'shipped' }, nowMs: number): PurchaseChange {
  const isUnconfirmed = order.lines.every((line) => line.confirmedUnits === null)
  const lines = order.lines.map(({ position }) => {
    const shippedUnits = unitsAt(news.lots, position)
    // What was sent without a word before is what is promised.
    return { position, shippedUnits, ...(isUnconfirmed ? { confirmedUnits: shippedUnits } : {}) }
  })
  const totalMinor = isUnconfirmed ? totalOf(order, lines) : order.totalMinor
  return {
    ...plain(STEP_OF[news.kind], nowMs),
    set: {
      shippedAtMs: news.atMs,
      trackingNumber: news.trackingNumber,
      lots: news.lots,
      totalMinor,
      ...(news.deliveryDate === null ? {} : { promisedDate: news.deliveryDate }),
    },
    lines,
    outbox: paymentOf(order, totalMinor, nowMs),
  }
}

function plain(step: PurchaseStep, atMs: number): PurchaseChange {
  const { from, to } = PURCHASE_TABLE[step]
  return { from, to, atMs, audit: [] }
}

/** The message that pays the order when its terms say; the same one whichever word came first. */
function paymentOf(order: PurchaseOrder, totalMinor: number, nowMs: number): NonNullable<PurchaseChange['outbox']> {
  if (totalMinor === 0) return []
  const body = { purchaseOrderId: order.id }
  const message = { id: `purchase.payment_due:${order.id}`, type: 'purchase.payment_due' as const, version: 1, body }
  return [{ message, dueAtMs: nowMs + order.paymentDays * DAY_MS }]
}

function totalOf(
  order: PurchaseOrder,
  lines: readonly { readonly position: number; readonly confirmedUnits?: number }[],
): number {
  return owedMinor(
    order.lines.map((line) => ({
      ...line,
      confirmedUnits: lines.find(({ position }) => position === line.position)?.confirmedUnits ?? line.confirmedUnits,
    })),
  )
}

function unitsAt(parts: readonly { readonly position: number; readonly units: number }[], position: number): number {
  return parts.reduce((sum, part) => sum + (part.position === position ? part.units : 0), 0)
}
