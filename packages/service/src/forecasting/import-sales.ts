import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownPlace } from '../stock/own.ts'
import type { InvalidField } from '../stock/transfers.ts'

/** What was sold of a SKU on one day. */
export type SoldDay = {
  readonly skuId: SkuId
  readonly day: string
  readonly soldUnits: number
  readonly priceMinor: number
}

/**
 * Takes in what a shop sold at a place before it sold here, so that its first forecast knows its past [BUY-19]. Days that have sales of their own here keep
 * them; repeating changes nothing. Today and later are refused: they are not over.
 */
export async function importSales(
  deps: Pick<ServiceDeps, 'demand' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly locationId: LocationId; readonly rows: readonly SoldDay[] },
): Promise<Result<{ readonly takenCount: number }, OperateRefusal | NotFound | InvalidField>> {
  const { vendorId, locationId, rows } = input
  const allowed = inShop(actor, vendorId, 'products.import')
  if (!allowed.ok) return allowed
  const place = await ownPlace(deps, vendorId, locationId)
  if (!place.ok) return place
  const today = localTime(deps.nowMs(), place.value.timeZone).date
  if (rows.some((row) => row.day >= today))
    return err({ code: 'invalid_field', field: 'rows', expected: 'days before today' })
  const skuIds = [...new Set(rows.map((row) => row.skuId))]
  const known = await deps.stockLists.skuFacts(vendorId, 'en', skuIds)
  if (known.length < skuIds.length) return err({ code: 'not_found', what: 'sku' })
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'forecast.sales_imported',
    subjectId: locationId,
    facts: { days: rows.length },
  })
  return ok({ takenCount: await deps.demand.importDays({ vendorId, locationId, rows }, entry) })
}
