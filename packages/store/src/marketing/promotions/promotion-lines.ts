import type { PromotionId, VendorId } from '@onhand/domain/ids'
import { PROMOTION_PRICE_STATES, type PromotionStatus } from '@onhand/domain/marketing/promotion-states'
import type { PromotionLine } from '@onhand/domain/marketing/promotion-views'
import type { PromotionTerms } from '@onhand/domain/marketing/promotion'
import type { PromotionCounts, PromotionPort } from '@onhand/service/marketing/promotion-ports'
import { type CompiledQuery, type RawBuilder, type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '../../engine/cursor.ts'
import type { SqlEngine } from '../../engine/engine.ts'
import { sqlFor } from '../../engine/sql.ts'
import type { Database } from '../../schema/database.ts'

type Row = Selectable<Database['promotion']>

/** One promotion of a shop. */
export async function loadPromotion(
  engine: SqlEngine,
  vendorId: VendorId,
  id: PromotionId,
): Promise<PromotionLine | null> {
  const one = sqlFor(engine.dialect).selectFrom('promotion').where('id', '=', id).where('vendor_id', '=', vendorId)
  const [[row], counts] = await engine.read([
    one.selectAll().compile(),
    countsStatement(engine.dialect, sql`(select id from ${one.select('id').as('page')})`),
  ])
  return row ? promotionLine(row, counts) : null
}

/** One page of a shop's promotions, newest days first. */
export async function listPromotions(
  engine: SqlEngine,
  asked: Parameters<PromotionPort['list']>[0],
): Promise<{ readonly items: readonly PromotionLine[]; readonly nextCursor: string | null }> {
  const { vendorId, status, productId, limit } = asked
  let page = sqlFor(engine.dialect)
    .selectFrom('promotion')
    .where('vendor_id', '=', vendorId)
    .orderBy('first_day', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (status !== null) page = page.where('status', '=', status)
  if (productId !== null)
    page = page.where(
      sql<boolean>`exists (select 1 from promotion_price join sku on sku.id = promotion_price.sku_id
        where sku.product_id = ${productId} and promotion_price.promotion_id = promotion.id)`,
    )
  const [day, id] = readCursor(asked.cursor, 2) ?? []
  if (typeof day === 'string' && typeof id === 'string')
    page = page.where(sql<boolean>`(first_day < ${day} or (first_day = ${day} and id < ${id}))`)
  // Together: a promotion that just began is not shown as planned with its prices written.
  const [rows, counts] = await engine.read([
    page.selectAll().compile(),
    countsStatement(engine.dialect, sql`(select id from ${page.select('id').as('page')})`),
  ])
  const items = rows.slice(0, limit).map((row) => promotionLine(row, counts))
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > limit && last ? writeCursor([last.firstDay, last.promotionId]) : null,
  }
}

type CountRow = {
  readonly promotion_id: string
  readonly state: string
  readonly skus: number
  readonly changed: number
}

/** SKUs by state; of those that are lowered, how many the shop priced otherwise since. */
function countsStatement(dialect: SqlEngine['dialect'], ids: RawBuilder<unknown>): CompiledQuery<CountRow> {
  return sql<CountRow>`select promotion_price.promotion_id, promotion_price.state, count(*) as skus,
      cast(sum(case when promotion_price.state = 'applied' and offer.price_minor <> promotion_price.price_minor then 1 else 0 end) as bigint) as changed
    from promotion_price join offer on offer.sku_id = promotion_price.sku_id
    where promotion_price.promotion_id in ${ids} group by promotion_price.promotion_id, promotion_price.state`.compile(
    sqlFor(dialect),
  )
}

function promotionLine(row: Row, counts: readonly CountRow[]): PromotionLine {
  const own = counts.filter((count) => count.promotion_id === row.id)
  return {
    promotionId: row.id as PromotionId,
    name: row.name,
    status: row.status as PromotionStatus,
    firstDay: row.first_day,
    lastDay: row.last_day,
    startsAtMs: row.starts_at_ms,
    endsAtMs: row.ends_at_ms,
    expectedUpliftPercent: row.expected_uplift_percent,
    terms: JSON.parse(row.terms) as PromotionTerms,
    createdAtMs: row.created_at_ms,
    counts: Object.fromEntries(
      PROMOTION_PRICE_STATES.map((state) => [state, Number(own.find((count) => count.state === state)?.skus ?? 0)]),
    ) as PromotionCounts,
    changedCount: own.reduce((sum, count) => sum + Number(count.changed), 0),
  }
}
