import type { LocationId, LotId, MovementId, SkuId } from '@onhand/domain/ids'
import type { MovementReason } from '@onhand/domain/inventory/types'
import type { MovementQuery, MovementRow, Page } from '@onhand/service/stock/ports'
import { type CompiledQuery, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { FACTS, factJoins, type FactRow } from './sku-facts.ts'

type LedgerRow = FactRow & {
  readonly id: string
  readonly location_id: string
  readonly lot_id: string
  readonly delta_units: number
  readonly reason: string
  readonly reference: string
  readonly at_ms: number
  readonly lot_code: string | null
  readonly note: string | null
  readonly note_reference: string | null
  readonly note_cost_minor: number | null
  readonly actor_id: string | null
}

/**
 * A page of the movement ledger, newest first. Each place of the shop is read by its own index and the pages are merged,
 * so that the ledger of a busy shop costs what it shows.
 */
export async function readMovements(engine: SqlEngine, query: MovementQuery): Promise<Page<MovementRow>> {
  const pages =
    query.skuId === null
      ? await engine.read(query.locationIds.map((locationId) => ledgerQuery(engine, query, [locationId])))
      : [await engine.query(ledgerQuery(engine, query, query.locationIds))]
  const rows = pages.flat().sort((a, b) => Number(b.at_ms) - Number(a.at_ms) || (a.id < b.id ? 1 : -1))
  const items = rows.slice(0, query.limit).map(toMovementRow)
  const last = items.at(-1)
  const hasMore = rows.length > query.limit && last !== undefined
  return { items, nextCursor: hasMore ? writeCursor([last.atMs, last.movementId]) : null }
}

function ledgerQuery(
  { dialect }: SqlEngine,
  query: MovementQuery,
  locationIds: readonly LocationId[],
): CompiledQuery<LedgerRow> {
  const { skuId, reason, fromMs, toMs, cursor, limit, locale } = query
  const [onlyPlace] = locationIds
  const conditions = [
    locationIds.length === 1
      ? sql`location_id = ${onlyPlace ?? ''}`
      : sql`location_id in ${textList(dialect, locationIds)}`,
  ]
  if (skuId !== null) conditions.push(sql`sku_id = ${skuId}`)
  if (reason !== null) conditions.push(sql`reason = ${reason}`)
  if (fromMs !== null) conditions.push(sql`at_ms >= cast(${fromMs} as bigint)`)
  if (toMs !== null) conditions.push(sql`at_ms < cast(${toMs} as bigint)`)
  const [atMs, id] = readCursor(cursor, 2) ?? []
  if (atMs !== undefined) conditions.push(sql`(at_ms, id) < (cast(${Number(atMs) || 0} as bigint), ${String(id)})`)
  const page = sql`select * from stock_movement where ${sql.join(conditions, sql` and `)} order by at_ms desc, id desc limit ${limit + 1}`
  return sql<LedgerRow>`select page.id, page.location_id, page.lot_id, page.delta_units, page.reason, page.reference, page.at_ms,
      stock_lot.lot_code, stock_note.note, stock_note.reference as note_reference, stock_note.unit_cost_minor as note_cost_minor, stock_note.actor_id, ${FACTS}
    from (${page}) as page ${factJoins(locale, sql`page.sku_id`)}
    left join stock_lot on stock_lot.sku_id = page.sku_id and stock_lot.lot_id = page.lot_id
    left join stock_note on stock_note.movement_id = page.id
    order by page.at_ms desc, page.id desc`.compile(sqlFor(dialect))
}

function toMovementRow(row: LedgerRow): MovementRow {
  return {
    movementId: row.id as MovementId,
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    lotId: row.lot_id as LotId,
    deltaUnits: Number(row.delta_units),
    reason: row.reason as MovementReason,
    reference: row.reference,
    atMs: Number(row.at_ms),
    title: row.title,
    skuTitle: row.sku_title,
    code: row.code,
    lotCode: row.lot_code ?? '',
    note: row.note ?? '',
    noteReference: row.note_reference ?? '',
    unitCostMinor: row.note_cost_minor === null ? null : Number(row.note_cost_minor),
    actorId: row.actor_id,
  }
}
