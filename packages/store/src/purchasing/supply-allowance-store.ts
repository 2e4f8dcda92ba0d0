import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import type { BackToBackRow, SupplyAllowance, SupplyAllowancePort } from '@onhand/service/purchasing/ports'
import { type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import type { Database } from '../schema/database.ts'
import { FACTS, factJoins, type FactRow, toFacts } from '../stock/sku-facts.ts'

type ListRow = FactRow & {
  readonly location_id: string | null
  readonly price_minor: number | null
  readonly units_a_day: number | null
  readonly sold_28_days: number | null
  readonly order_up_to_units: number | null
}
const LIST_MAX = 200
// Where a day begins first.
const FIRST_ZONE = 'Etc/GMT-14'

/** SKUs that are ordered from the supplier when they are sold. */
export function supplyAllowanceStore(engine: SqlEngine): SupplyAllowancePort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const find = async (skuId: SkuId) => {
    const row = db.selectFrom('supply_allowance').selectAll().where('sku_id', '=', skuId)
    const [found] = await engine.query(row.compile())
    return found ? toAllowance(found) : null
  }
  return {
    find,

    async save(allowance, entry) {
      const { skuId, vendorId, locationId, unitsADay } = allowance
      const row = { sku_id: skuId, vendor_id: vendorId, location_id: locationId, units_a_day: unitsADay }
      const newer = sql`(sku_id) do update set location_id = excluded.location_id, units_a_day = excluded.units_a_day,
        turn = supply_allowance.turn + 1, filled_day = '' where supply_allowance.vendor_id = excluded.vendor_id`
      await engine.atomic([
        ...insertRows(dialect, {
          table: 'supply_allowance',
          rows: [{ ...row, turn: 1, filled_day: '' }],
          onConflict: newer,
        }),
        ...auditStatements(dialect, [entry]),
      ])
      return (await find(skuId)) ?? { ...allowance, turn: 1, filledDay: '' }
    },

    async due(nowMs, limit) {
      const days = daysOf(await zonesOf(engine, localTime(nowMs, FIRST_ZONE).date), nowMs)
      if (days.size === 0) return []
      const isDue = [...days].map(
        ([day, zones]) => sql`(allowance.filled_day < ${day} and place.time_zone in ${textList(dialect, zones)})`,
      )
      const rows = sql<Selectable<Database['supply_allowance']>>`select allowance.* from supply_allowance as allowance
        join stock_location as place on place.id = allowance.location_id
        where ${sql.join(isDue, sql` or `)} order by allowance.filled_day, allowance.sku_id limit ${limit}`
      return (await engine.query(rows.compile(db))).map(toAllowance)
    },

    async filled(skuId, day) {
      const done = db
        .updateTable('supply_allowance')
        .set({ filled_day: day })
        .where('sku_id', '=', skuId)
        .where('filled_day', '<', day)
      await engine.atomic([done.compile()])
    },

    async list(vendorId, locale) {
      const rows = sql<ListRow>`select ${FACTS}, offer.price_minor, allowance.location_id, allowance.units_a_day,
          (select max(sold_28_days) from sku_forecast where sku_forecast.sku_id = allowance.sku_id) as sold_28_days,
          0 as order_up_to_units
        from supply_allowance as allowance ${factJoins(locale, sql`allowance.sku_id`)}
        where allowance.vendor_id = ${vendorId} and allowance.units_a_day > 0 order by allowance.sku_id limit ${LIST_MAX}`
      return (await engine.query(rows.compile(db))).map(toRow)
    },

    async suggestions(vendorId, locale, { soldMax, limit }) {
      const rows = sql<ListRow>`select ${FACTS}, offer.price_minor, null as location_id, 0 as units_a_day, slow.sold_28_days, slow.order_up_to_units from (
          select sku_id, sum(sold_28_days) as sold_28_days, sum(order_up_to_units) as order_up_to_units from sku_forecast
          where vendor_id = ${vendorId} group by sku_id having sum(sold_28_days) <= ${soldMax} and sum(order_up_to_units) > 0
        ) as slow ${factJoins(locale, sql`slow.sku_id`)}
        where sku.is_sold = 1 and not exists (select 1 from replenishment_override where sku_id = slow.sku_id)
        order by slow.order_up_to_units * coalesce(offer.unit_cost_minor, 0) desc, slow.sku_id limit ${limit}`
      return (await engine.query(rows.compile(db))).map(toRow)
    },
  }
}

/** In which time zones something was not filled up on the day that has begun somewhere. */
async function zonesOf(engine: SqlEngine, day: string): Promise<readonly string[]> {
  const zones = sql<{ time_zone: string }>`select distinct place.time_zone from supply_allowance as allowance
    join stock_location as place on place.id = allowance.location_id where allowance.filled_day < ${day}`
  return (await engine.query(zones.compile(sqlFor(engine.dialect)))).map((row) => row.time_zone)
}

/** Which day it is in which of the zones: at no moment more than three. */
function daysOf(zones: readonly string[], nowMs: number): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(zones, (zone) => localTime(nowMs, zone).date)
}

function toAllowance(row: Selectable<Database['supply_allowance']>): SupplyAllowance {
  return {
    skuId: row.sku_id as SkuId,
    vendorId: row.vendor_id as VendorId,
    locationId: row.location_id as LocationId,
    unitsADay: Number(row.units_a_day),
    turn: row.turn,
    filledDay: row.filled_day,
  }
}

function toRow(row: ListRow): BackToBackRow {
  return {
    ...toFacts(row),
    locationId: row.location_id === null ? null : (row.location_id as LocationId),
    priceMinor: Number(row.price_minor ?? 0),
    unitsADay: Number(row.units_a_day ?? 0),
    sold28Days: Number(row.sold_28_days ?? 0),
    orderUpToUnits: Number(row.order_up_to_units ?? 0),
  }
}
