import type { StockQuery, StockRow, StockSort, StockState } from '@onhand/service/stock/ports'
import { type RawBuilder, sql } from 'kysely'
import { skuTitleIn } from '../catalog/sku-title.ts'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import { FACT_TITLE, FACTS, factJoins, type FactRow, toFacts } from './sku-facts.ts'

/** The summed numbers of a SKU over the asked places. */
type SumRow = {
  readonly on_hand_units: number
  readonly available_units: number
  readonly reserved_units: number
  readonly allocated_units: number
  readonly quarantined_units: number
  readonly incoming_units: number
  readonly earliest_expiry_date: string | null
  readonly expiry_key: string
  readonly reorder_units: number | null
  readonly is_low: number
}
type Narrowing = Pick<StockQuery, 'vendorId' | 'locationId' | 'expiresUntil'> &
  Partial<Pick<StockQuery, 'locale' | 'categoryId' | 'words'>>

const STATES: Readonly<Record<StockState, (query: Narrowing) => RawBuilder<unknown>>> = {
  all: () => sql`true`,
  low: () => sql`is_low = 1`,
  out: () => sql`available_units = 0`,
  expiring: ({ expiresUntil }) => sql`on_hand_units > 0 and expiry_key <= ${expiresUntil}`,
  incoming: () => sql`incoming_units > 0`,
  quarantined: () => sql`quarantined_units > 0`,
}
const SORT_KEYS: Readonly<Record<StockSort, string>> = {
  title: 'sort_title',
  available: 'available_units',
  expiry: 'expiry_key',
}

/** A page of the stock table: sums and order are worked out on ids and names alone; the rest is joined to the page. */
export function stockTable(query: StockQuery): RawBuilder<FactRow & SumRow & { readonly sort_title: string }> {
  const { sort, limit } = query
  const key = sql.ref(SORT_KEYS[sort])
  return sql`select page.*, ${FACTS} from (
      select * from (${sums(query)}) as summed where ${STATES[query.state](query)} and ${after(query)}
      order by ${key}, summed_sku_id limit ${limit + 1}
    ) as page ${factJoins(query.locale, sql`page.summed_sku_id`)} order by ${sql.ref(`page.${SORT_KEYS[sort]}`)}, page.summed_sku_id`
}

/** The numbers above the table. */
export function stockCounts(query: Narrowing): RawBuilder<{
  readonly sku_count: number
  readonly low_count: number | null
  readonly out_count: number | null
  readonly expiring_count: number | null
  readonly incoming_count: number | null
}> {
  const total = (state: StockState) => sql`sum(case when ${STATES[state](query)} then 1 else 0 end)`
  return sql`select count(*) as sku_count, ${total('low')} as low_count, ${total('out')} as out_count,
    ${total('expiring')} as expiring_count, ${total('incoming')} as incoming_count from (${sums(query)}) as summed`
}

/** A row as the table's line. */
export function toStockRow(row: FactRow & SumRow): StockRow {
  return {
    ...toFacts(row),
    onHandUnits: Number(row.on_hand_units),
    availableUnits: Number(row.available_units),
    reservedUnits: Number(row.reserved_units),
    allocatedUnits: Number(row.allocated_units),
    quarantinedUnits: Number(row.quarantined_units),
    incomingUnits: Number(row.incoming_units),
    earliestExpiryDate: row.earliest_expiry_date,
    reorderUnits: row.reorder_units === null ? null : Number(row.reorder_units),
    isLow: Number(row.is_low) === 1,
  }
}

/** Where a page ended. */
export function stockCursor(sort: StockSort, row: SumRow & FactRow & { readonly sort_title: string }): string {
  const key = { title: row.sort_title, available: Number(row.available_units), expiry: row.expiry_key }[sort]
  return writeCursor([sort, key, row.sku_id])
}

function after({ sort, cursor }: StockQuery): RawBuilder<unknown> {
  const [ofSort, key, skuId] = readCursor(cursor, 3) ?? []
  if (ofSort !== sort || key === undefined || skuId === undefined) return sql`true`
  const value = sort === 'available' ? sql`cast(${Number(key) || 0} as bigint)` : sql`${String(key)}`
  return sql`(${sql.ref(SORT_KEYS[sort])}, summed_sku_id) > (${value}, ${String(skuId)})`
}

function sums(query: Narrowing): RawBuilder<unknown> {
  const { vendorId, locationId } = query
  const here = (table: string) =>
    locationId === null ? sql`true` : sql`${sql.ref(`${table}.location_id`)} = ${locationId}`
  const sum = (name: string) => sql`cast(coalesce(sum(${sql.ref(`level.${name}`)}), 0) as bigint) as ${sql.ref(name)}`
  const lots = sql`min(case when level.on_hand_units > 0 then level.earliest_expiry_date end)`
  return sql`select sku.id as summed_sku_id, lower(${FACT_TITLE}) as sort_title,
      ${sum('on_hand_units')}, ${sum('available_units')}, ${sum('reserved_units')}, ${sum('allocated_units')},
      ${sum('quarantined_units')}, ${sum('incoming_units')}, ${lots} as earliest_expiry_date,
      coalesce((select min(expiry_date) from stock_lot where stock_lot.sku_id = sku.id and on_hand_units > 0 and ${here('stock_lot')}), '9999-12-31') as expiry_key,
      (select max(reorder_units) from stock_threshold where stock_threshold.sku_id = sku.id and ${here('stock_threshold')}) as reorder_units,
      case when exists (select 1 from stock_threshold left join stock_level as at_place
        on at_place.sku_id = stock_threshold.sku_id and at_place.location_id = stock_threshold.location_id
        where stock_threshold.sku_id = sku.id and ${here('stock_threshold')} and coalesce(at_place.available_units, 0) <= stock_threshold.reorder_units
      ) then 1 else 0 end as is_low
    from sku join product on product.id = sku.product_id
    left join product_translation on product_translation.product_id = product.id and product_translation.locale = ${query.locale ?? 'en'}
    left join stock_level as level on level.sku_id = sku.id and ${here('level')}
    where sku.vendor_id = ${vendorId} and ${narrowed(query)}
    group by sku.id, product.id, product_translation.title
    having sku.is_sold = 1 or coalesce(sum(level.on_hand_units + level.incoming_units), 0) > 0`
}

function narrowed({ categoryId = null, words = '', locale = 'en' }: Narrowing): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (categoryId !== null) conditions.push(sql`product.category_id in ${categoryTree(categoryId)}`)
  for (const word of words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    conditions.push(
      sql`(lower(${FACT_TITLE} || ' ' || sku.title || ' ' || ${skuTitleIn(locale)} || ' ' || sku.code || ' ' || coalesce(sku.gtin, '')) like ${pattern} escape '\\')`,
    )
  }
  return sql.join(conditions, sql` and `)
}

/** A category and all below it, as a subquery of ids. */
export function categoryTree(categoryId: string): RawBuilder<unknown> {
  return sql`(with recursive tree(id) as (select id from category where id = ${categoryId}
    union all select category.id from category join tree on category.parent_id = tree.id) select id from tree)`
}
