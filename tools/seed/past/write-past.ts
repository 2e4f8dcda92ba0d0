import type { SkuId } from '@onhand/domain/ids'
import type { SqlEngine, Statement } from '@onhand/store/engine/engine'
import { insertRows } from '@onhand/store/engine/insert-rows'
import { sqlFor, textList } from '@onhand/store/engine/sql'
import { refreshCards } from '@onhand/store/inventory/refresh-cards'
import { sql } from 'kysely'
import { groupsOf } from '../../client/in-parallel.ts'
import { hourOfDay } from './past-calendar.ts'
import type { PastRows } from './past-rows.ts'

// A statement carries them as one parameter, well below what D1 takes.
const ROWS_PER_STATEMENT = 400
const OPENING_HOUR = 6.5

/** Writes all rows, those first that others refer to; what is there stays. What lies on the shelves now is dated back to the day it came. */
export async function writePast(
  store: SqlEngine,
  rows: PastRows,
  past: { readonly nowMs: number; readonly arrivals: ReadonlyMap<SkuId, number> },
): Promise<void> {
  for (const [table, all] of rows.tables) {
    for (const some of groupsOf(all, ROWS_PER_STATEMENT))
      await store.atomic(insertRows(store.dialect, { table, rows: some, onConflict: 'nothing' }))
  }
  await store.atomic(arrived(store, past))
}

function arrived(
  store: SqlEngine,
  { nowMs, arrivals }: { readonly nowMs: number; readonly arrivals: ReadonlyMap<SkuId, number> },
): Statement[] {
  const byDay = new Map<number, SkuId[]>()
  for (const [skuId, index] of arrivals) byDay.set(index, [...(byDay.get(index) ?? []), skuId])
  const skuIds = textList(store.dialect, [...arrivals.keys()])
  const dated = [...byDay].map(([index, skus]) =>
    sql`update stock_movement set at_ms = cast(${hourOfDay(nowMs, index, OPENING_HOUR)} as bigint)
      where reason = 'opening' and at_ms > cast(${hourOfDay(nowMs, index, OPENING_HOUR)} as bigint)
        and sku_id in ${textList(store.dialect, skus)}`.compile(sqlFor(store.dialect)),
  )
  return [...dated, ...refreshCards(store.dialect, sql`(select product_id from sku where id in ${skuIds})`)]
}
