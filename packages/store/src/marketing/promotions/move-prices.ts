import type { PromotionId } from '@onhand/domain/ids'
import type { AppliedPrice, PromotionClockPort } from '@onhand/service/marketing/promotion-ports'
import { type RawBuilder, sql } from 'kysely'
import { formerPrices, lowestSince, priceChanges } from '../../catalog/price-changes.ts'
import { ConstraintViolation } from '../../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../../engine/engine.ts'
import { sqlFor, textList } from '../../engine/sql.ts'
import { refreshCards } from '../../inventory/refresh-cards.ts'

type Apply = Parameters<PromotionClockPort['apply']>[0]
type Restore = Parameters<PromotionClockPort['restore']>[0]
type Portion = { readonly id: PromotionId; readonly skuIds: RawBuilder<string>; readonly nowMs: number }

/**
 * Lowers the prices of a portion [PRO-5]. A SKU that does not wait any more, a promotion that does not run, or another one that still has a SKU
 * lowered sets the state to NULL, which the column refuses: nothing is written. So each SKU begins once.
 */
export function applyStatements(dialect: SqlEngine['dialect'], step: Apply): Statement[] {
  const db = sqlFor(dialect)
  const portion = portionOf(dialect, step)
  const { id, skuIds } = portion
  const regular = (column: string) =>
    sql`(select ${sql.ref(column)} from offer where offer.sku_id = promotion_price.sku_id)`
  const mayBegin = sql`state = 'waiting' and exists (select 1 from promotion where promotion.id = ${id} and promotion.status = 'running')
    and not exists (select 1 from promotion_price as other where other.sku_id = promotion_price.sku_id
      and other.promotion_id <> promotion_price.promotion_id and other.state = 'applied')`
  const isLower = sql`exists (select 1 from offer join sku on sku.id = offer.sku_id join product on product.id = sku.product_id
    where offer.sku_id = promotion_price.sku_id and sku.is_sold = 1 and product.is_published = 1
      and offer.price_minor > promotion_price.price_minor)`
  const claim = sql`update promotion_price set
      state = case when not (${mayBegin}) then null when ${isLower} then 'applied' else 'dropped' end,
      regular_minor = ${regular('price_minor')}, regular_compare_at_minor = ${regular('compare_at_minor')},
      other_prices = ${otherPricesOf(dialect, step.items)}
    where promotion_id = ${id} and sku_id in ${skuIds}`
  const ours = sql`(select promotion_price.price_minor from promotion_price
    where promotion_price.promotion_id = ${id} and promotion_price.sku_id = offer.sku_id)`
  const lowest = lowestSince(dialect, step.lowestSinceMs)
  // Shoppers see it reduced from the lowest price of the days before, or from nothing when it was as low already.
  const lower = sql`update offer set price_minor = ${ours}, compare_at_minor = case when ${lowest} > ${ours} then ${lowest} else null end
    where ${inState('offer', portion, 'applied')}`
  const dropDays = sql`delete from promotion_day where promotion_id = ${id} and ${inState('promotion_day', portion, 'dropped')}`
  return [
    touchProducts(portion).compile(db),
    claim.compile(db),
    formerPrices(dialect, skuIds),
    lower.compile(db),
    priceChanges(dialect, skuIds, step.nowMs),
    ...moveOtherPrices(dialect, portion, { items: step.items, to: 'promotion' }),
    dropDays.compile(db),
    ...refreshCards(dialect, productsOf(skuIds)),
  ]
}

/**
 * Puts the prices of a portion back where they still are the promotion's; else they stay as somebody set them [PRO-6]. A SKU that is not lowered any
 * more sets the state to NULL: nothing is written. So each SKU ends once.
 */
export function restoreStatements(dialect: SqlEngine['dialect'], step: Restore): Statement[] {
  const db = sqlFor(dialect)
  const portion = portionOf(dialect, step)
  const { id, skuIds } = portion
  const isOurs = sql`exists (select 1 from offer where offer.sku_id = promotion_price.sku_id and offer.price_minor = promotion_price.price_minor)`
  const claim = sql`update promotion_price set state = case when state <> 'applied' then null when ${isOurs} then 'restored' else 'kept' end
    where promotion_id = ${id} and sku_id in ${skuIds}`
  const regular = (column: string) => sql`(select ${sql.ref(column)} from promotion_price
    where promotion_price.promotion_id = ${id} and promotion_price.sku_id = offer.sku_id)`
  const putBack = sql`update offer set price_minor = ${regular('regular_minor')}, compare_at_minor = ${regular('regular_compare_at_minor')}
    where ${inState('offer', portion, 'restored')}`
  return [
    touchProducts(portion).compile(db),
    claim.compile(db),
    putBack.compile(db),
    priceChanges(dialect, skuIds, step.nowMs),
    ...moveOtherPrices(dialect, portion, { items: step.items, to: 'regular' }),
    ...refreshCards(dialect, productsOf(skuIds)),
  ]
}

/** True when the batch was written, false when another run was first. */
export async function written(engine: SqlEngine, statements: readonly Statement[]): Promise<boolean> {
  try {
    await engine.atomic(statements)
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && error.subject === 'promotion_price.state') return false
    throw error
  }
}

function portionOf(
  dialect: SqlEngine['dialect'],
  step: { readonly id: PromotionId; readonly items: readonly AppliedPrice[]; readonly nowMs: number },
): Portion {
  const ids = step.items.map((item) => item.skuId)
  return { id: step.id, skuIds: textList(dialect, ids), nowMs: step.nowMs }
}

function inState(table: 'offer' | 'promotion_day', { id, skuIds }: Portion, state: string): RawBuilder<unknown> {
  const skuId = sql.ref(`${table}.sku_id`)
  return sql`${skuId} in ${skuIds} and exists (select 1 from promotion_price
    where promotion_price.promotion_id = ${id} and promotion_price.sku_id = ${skuId} and promotion_price.state = ${state})`
}

const productsOf = (skuIds: RawBuilder<string>) => sql`(select product_id from sku where id in ${skuIds})`

/**
 * Editors that read a product before are told that it changed, as after any other save. First in its batch: a save at the same moment has either been
 * seen by what follows, or waits and is told.
 */
function touchProducts({ skuIds, nowMs }: Portion): RawBuilder<unknown> {
  return sql`update product set version = version + 1, updated_at_ms = cast(${nowMs} as bigint) where id in ${productsOf(skuIds)}`
}

/** The JSON of each SKU's prices in other currencies, picked by its id out of one parameter. */
function otherPricesOf(dialect: SqlEngine['dialect'], items: readonly AppliedPrice[]): RawBuilder<unknown> {
  const some = items.filter((item) => item.otherPrices.length > 0)
  if (some.length === 0) return sql`null`
  const json = JSON.stringify(some.map((item) => ({ skuId: item.skuId, prices: JSON.stringify(item.otherPrices) })))
  const each =
    dialect === 'sqlite'
      ? sql`select value ->> '$.skuId' as sku_id, value ->> '$.prices' as prices from json_each(${json})`
      : sql`select value ->> 'skuId' as sku_id, value ->> 'prices' as prices from jsonb_array_elements(cast(${json} as jsonb)) as value`
  return sql`(select incoming.prices from (${each}) as incoming where incoming.sku_id = promotion_price.sku_id)`
}

/** Moves prices in other currencies that still are what they are moved from. */
function moveOtherPrices(
  dialect: SqlEngine['dialect'],
  portion: Portion,
  { items, to }: { readonly items: readonly AppliedPrice[]; readonly to: 'promotion' | 'regular' },
): Statement[] {
  const rows = items.flatMap(({ skuId, otherPrices }) =>
    otherPrices.map((price) => ({
      skuId,
      currency: price.currency,
      fromMinor: to === 'promotion' ? price.regularMinor : price.priceMinor,
      toMinor: to === 'promotion' ? price.priceMinor : price.regularMinor,
      compareAtMinor: to === 'promotion' ? price.regularMinor : price.regularCompareAtMinor,
    })),
  )
  if (rows.length === 0) return []
  const json = JSON.stringify(rows)
  const each =
    dialect === 'sqlite'
      ? sql`select value ->> '$.skuId' as sku_id, value ->> '$.currency' as currency, value ->> '$.fromMinor' as from_minor,
          value ->> '$.toMinor' as to_minor, value ->> '$.compareAtMinor' as compare_at_minor from json_each(${json})`
      : sql`select value ->> 'skuId' as sku_id, value ->> 'currency' as currency, cast(value ->> 'fromMinor' as bigint) as from_minor,
          cast(value ->> 'toMinor' as bigint) as to_minor, cast(value ->> 'compareAtMinor' as bigint) as compare_at_minor
          from jsonb_array_elements(cast(${json} as jsonb)) as value`
  const isDone =
    to === 'promotion' ? sql`promotion_price.state = 'applied'` : sql`promotion_price.state in ('restored', 'kept')`
  return [
    sql`update sku_price set price_minor = incoming.to_minor, compare_at_minor = incoming.compare_at_minor
      from (${each}) as incoming
      where sku_price.sku_id = incoming.sku_id and sku_price.currency = incoming.currency and sku_price.price_minor = incoming.from_minor
        and exists (select 1 from promotion_price where promotion_price.promotion_id = ${portion.id}
          and promotion_price.sku_id = incoming.sku_id and ${isDone})`.compile(sqlFor(dialect)),
  ]
}
