import type { SkuId } from '@onhand/domain/ids'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'

type LotRow = { readonly sku_id: string; readonly expiry_date: string; readonly at_ms: number | null }

const DAY_MS = 86_400_000

/** Days from the receipt of a lot to its last day: the middle one of each SKU's lots that end on `sinceDay` or later [BUY-21]. */
export async function shelfLifeDays(
  engine: SqlEngine,
  skuIds: readonly SkuId[],
  sinceDay: string,
): Promise<ReadonlyMap<SkuId, number>> {
  const lots = sql<LotRow>`select lot.sku_id, lot.expiry_date,
      (select min(at_ms) from stock_movement where sku_id = lot.sku_id and reason = 'receipt' and lot_id = lot.lot_id) as at_ms
    from stock_lot as lot where lot.sku_id in ${textList(engine.dialect, skuIds)} and lot.expiry_date >= ${sinceDay}`
  const rows = await engine.query(lots.compile(sqlFor(engine.dialect)))
  const known = [...Map.groupBy(rows, (row) => row.sku_id as SkuId)].flatMap(([skuId, own]) => {
    const days = own.flatMap(({ at_ms, expiry_date }) =>
      at_ms === null ? [] : [daysUntil(expiry_date, Number(at_ms))],
    )
    const middle = days.sort((a, b) => a - b)[Math.floor(days.length / 2)]
    return middle === undefined ? [] : [[skuId, Math.max(1, middle)] as const]
  })
  return new Map(known)
}

function daysUntil(day: string, fromMs: number): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS) - Math.floor(fromMs / DAY_MS)
}
