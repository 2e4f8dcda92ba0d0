import { promotionDays } from '@onhand/domain/marketing/promotion'
import type { AuditEntry } from '@onhand/service/identity/audit'
import type { PlannedPrices, PromotionDraft, PromotionWritten } from '@onhand/service/marketing/promotion-ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../../engine/engine.ts'
import { insertRows } from '../../engine/insert-rows.ts'
import { sqlFor, textList } from '../../engine/sql.ts'
import { auditStatements } from '../../people/audit-rows.ts'

/** A parameter of D1 holds two megabytes at most. */
const ROWS_PER_STATEMENT = 5_000

/** What each engine calls the constraint that stopped a write. */
const OUTCOMES: Readonly<Record<string, PromotionWritten>> = {
  'promotion.id': 'exists',
  promotion_pkey: 'exists',
  'promotion.status': 'state',
  'promotion_day.promotion_id': 'overlap',
}

/** Writes a new promotion with its prices and days in one batch. */
export function planPromotion(
  engine: SqlEngine,
  write: { readonly draft: PromotionDraft; readonly prices: PlannedPrices; readonly audit: AuditEntry },
): Promise<PromotionWritten> {
  const { draft, prices, audit } = write
  const row = { ...columnsOf(draft), id: draft.id, vendor_id: draft.vendorId, status: 'planned', is_settled: 0 }
  return attempt(engine, [
    ...insertRows(engine.dialect, {
      table: 'promotion',
      rows: [{ ...row, created_by: draft.createdBy, created_at_ms: draft.nowMs }],
      onConflict: 'fail',
    }),
    ...priceStatements(engine.dialect, draft, prices),
    daysStatement(engine.dialect, draft),
    ...auditStatements(engine.dialect, [audit]),
  ])
}

/** Writes over a promotion that still is in a state; another one sets the state to NULL, which the column refuses. */
export function changePromotion(
  engine: SqlEngine,
  write: {
    readonly draft: PromotionDraft
    readonly status: 'planned' | 'running'
    readonly prices: PlannedPrices | null
    readonly audit: AuditEntry
  },
): Promise<PromotionWritten> {
  const { draft, status, prices, audit } = write
  const db = sqlFor(engine.dialect)
  const update = db
    .updateTable('promotion')
    .set({ ...columnsOf(draft), status: sql<string>`case when status = ${status} then status else null end` })
    .where('id', '=', draft.id)
    .where('vendor_id', '=', draft.vendorId)
  return attempt(engine, [
    update.compile(),
    db.deleteFrom('promotion_day').where('promotion_id', '=', draft.id).compile(),
    ...(prices
      ? [
          db.deleteFrom('promotion_price').where('promotion_id', '=', draft.id).compile(),
          ...priceStatements(engine.dialect, draft, prices),
        ]
      : []),
    daysStatement(engine.dialect, draft),
    ...auditStatements(engine.dialect, [audit]),
  ])
}

async function attempt(engine: SqlEngine, statements: readonly Statement[]): Promise<PromotionWritten> {
  try {
    await engine.atomic(statements)
    return 'written'
  } catch (error) {
    if (!(error instanceof ConstraintViolation)) throw error
    // A SKU was deleted meanwhile.
    if (error.kind === 'foreign_key') return 'unknown_sku'
    const outcome = OUTCOMES[error.subject]
    if (!outcome) throw error
    return outcome
  }
}

function columnsOf(draft: PromotionDraft) {
  return {
    name: draft.name,
    first_day: draft.firstDay,
    last_day: draft.lastDay,
    starts_at_ms: draft.startsAtMs,
    ends_at_ms: draft.endsAtMs,
    expected_uplift_percent: draft.expectedUpliftPercent,
    terms: JSON.stringify(draft.terms),
  }
}

function priceStatements(dialect: SqlEngine['dialect'], draft: PromotionDraft, prices: PlannedPrices): Statement[] {
  const rows = prices.map(({ skuId, priceMinor }) => ({
    promotion_id: draft.id,
    sku_id: skuId,
    price_minor: priceMinor,
    state: 'waiting',
  }))
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, part) =>
    rows.slice(part * ROWS_PER_STATEMENT, (part + 1) * ROWS_PER_STATEMENT),
  ).flatMap((part) => insertRows(dialect, { table: 'promotion_price', rows: part, onConflict: 'fail' }))
}

/**
 * Takes each day of each SKU. A day that a promotion has which is not over sets the promotion to NULL, which the column refuses; one that is over
 * leaves the day to the new one.
 */
function daysStatement(dialect: SqlEngine['dialect'], draft: PromotionDraft): Statement {
  const days = textList(dialect, promotionDays(draft))
  const isOver = sql`(select status from promotion where promotion.id = promotion_day.promotion_id) in ('ended', 'cancelled')`
  const each =
    dialect === 'sqlite'
      ? sql`select value as day from json_each(${JSON.stringify(promotionDays(draft))})`
      : sql`select * from ${days} as listed(day)`
  return sql`insert into promotion_day (sku_id, day, promotion_id)
    select promotion_price.sku_id, each_day.day, promotion_price.promotion_id from promotion_price cross join (${each}) as each_day
    where promotion_price.promotion_id = ${draft.id} and promotion_price.state in ('waiting', 'applied')
    on conflict (sku_id, day) do update set promotion_id = case when ${isOver} then excluded.promotion_id else null end`.compile(
    sqlFor(dialect),
  )
}
