import { levelsOf } from '@onhand/domain/inventory/availability'
import type { Stock } from '@onhand/domain/inventory/stock'
import type { StockLevel, StockLot, StockMovement } from '@onhand/domain/inventory/types'
import type { SkuId } from '@onhand/domain/ids'
import type { StockHead } from './stock-rows.ts'
import type { StockTables } from './stock-tables.ts'

/** A change is told soon; this waits for the ones that follow it, so that a checkout or a rush is one message. Lists may be a minute old. */
export const COALESCE_MS = 3_000
/** When the alarm sends what was not confirmed; the in-memory timer normally did so long before. */
export const RESEND_FIRST_MS = 60_000
// Lists are to be right again within minutes of a rush that lost messages.
const RESEND_MAX_MS = 240_000
// A movement is about 300 bytes; a queue message may have 128 kB.
const MOVEMENTS_PER_MESSAGE_MAX = 200
// A lot is about 220 bytes.
const LOTS_PER_MESSAGE_MAX = 250

/** The projection message: present levels, and the movements up to `stockVersion`, which the consumer confirms. */
export type StockChangedMessage = {
  readonly type: 'stock.changed'
  readonly version: 1
  readonly skuId: SkuId
  readonly stockVersion: number
  readonly levels: readonly StockLevel[]
  readonly movements: readonly StockMovement[]
  /** The lots with units on hand, those that expire first; lots that are not among them have none. */
  readonly lots: readonly StockLot[]
}

/** The head after a change of the levels: one version on, with the re-send armed [INV-16]. */
export function raised(head: StockHead, nowMs: number): StockHead {
  return { ...head, version: head.version + 1, outboxDueAtMs: head.outboxDueAtMs ?? nowMs + RESEND_FIRST_MS }
}

/** The head after a re-send that may be lost too: the next one waits twice as long. */
export function resent(head: StockHead, nowMs: number): StockHead {
  const waitMs = Math.min(RESEND_MAX_MS, RESEND_FIRST_MS * 2 ** Math.min(head.outboxAttempts, 10))
  return { ...head, outboxAttempts: head.outboxAttempts + 1, outboxDueAtMs: nowMs + waitMs }
}

/** The head after the projection confirmed `version`; nothing is due when that was the last one. */
export function confirmed(head: StockHead, version: number): StockHead {
  const projectedVersion = Math.max(head.projectedVersion, Math.min(version, head.version))
  if (projectedVersion < head.version) return { ...head, projectedVersion }
  return { ...head, projectedVersion, outboxDueAtMs: null, outboxAttempts: 0 }
}

/** What is to be told, or null when all is confirmed. A long backlog of movements goes in several messages. */
export function pendingMessage(
  tables: StockTables,
  read: { readonly head: StockHead; readonly stock: Stock; readonly nowMs: number },
): StockChangedMessage | null {
  const { head, stock, nowMs } = read
  if (head.version === head.projectedVersion) return null
  const backlog = tables.movementsAfter(head.projectedVersion, MOVEMENTS_PER_MESSAGE_MAX + 1)
  const overflow = backlog[MOVEMENTS_PER_MESSAGE_MAX]
  // Confirming a version forgets all its movements, so a message never ends within one.
  const told = overflow ? backlog.filter((entry) => entry.version < overflow.version) : backlog
  const isCut = overflow !== undefined && told.length > 0
  return {
    type: 'stock.changed',
    version: 1,
    skuId: stock.skuId,
    stockVersion: isCut ? (told.at(-1)?.version ?? head.version) : head.version,
    levels: levelsOf(stock, {
      locationIds: tables.locationIds(),
      version: head.version,
      nowMs,
      transits: tables.openTransits(),
      expected: tables.expected(),
    }),
    movements: (isCut ? told : backlog).map((entry) => entry.movement),
    lots: lotsOf(stock).slice(0, LOTS_PER_MESSAGE_MAX),
  }
}

/** The lots with units on hand, first to expire first. */
export function lotsOf(stock: Stock): readonly StockLot[] {
  const last = '9999-12-31~'
  return stock.lots
    .filter((lot) => lot.onHandUnits > 0)
    .sort((a, b) => ((a.expiryDate ?? last) < (b.expiryDate ?? last) ? -1 : 1))
    .map(({ timeZone: _timeZone, ...lot }) => ({ ...lot, skuId: stock.skuId }))
}
