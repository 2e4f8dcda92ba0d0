import { derivedId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import type { AuditEntry } from '../identity/audit.ts'
import type { CountLine, StockCount } from './count-ports.ts'
import { ownPlace } from './own.ts'

/** What settling needs. */
export type SettleDeps = Pick<ServiceDeps, 'stockCounts' | 'stockRoom' | 'vendors' | 'nowMs'>

/**
 * Asks the keeper to apply the difference of a claimed line, under the line's own movement id, and notes what it said.
 * May be interrupted anywhere and run again: the difference is applied once [INV-27].
 */
export async function settleLine(
  deps: SettleDeps,
  { count, line, entry }: { readonly count: StockCount; readonly line: CountLine; readonly entry: AuditEntry },
): Promise<{ readonly outcome: 'settled' | 'refused'; readonly freeUnits?: number }> {
  const { movementId, deltaUnits, skuId } = line
  const place = await ownPlace(deps, count.vendorId, count.locationId)
  if (!place.ok || deltaUnits === null) throw new Error(`line ${skuId} of ${count.id} cannot be settled`)
  const { timeZone } = place.value
  const change = { kind: 'by', deltaUnits } as const
  const settlement = {
    movementId,
    locationId: count.locationId,
    timeZone,
    reason: 'count',
    reference: count.id,
    change,
  } as const
  const result = await deps.stockRoom.settleUnits(skuId, settlement)
  const outcome = result.ok ? 'settled' : 'refused'
  // The same audit id for everyone who gets here: told once. A refused line may be counted and approved again.
  const id = result.ok ? derivedId('audit', movementId) : entry.id
  const action = result.ok ? entry.action : 'stock.count_refused'
  await deps.stockCounts.settle(count.id, skuId, { status: outcome, atMs: deps.nowMs() }, { ...entry, id, action })
  if (result.ok || result.error.code !== 'below_claims') return { outcome }
  return { outcome, freeUnits: result.error.freeUnits }
}
