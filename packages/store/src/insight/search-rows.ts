import { SEARCH_TERMS_PER_DAY_MAX, SEARCHES_SHOWN_MIN } from '@onhand/domain/insight/search-term'
import type { InsightPort, SearchedTerm, UnmetDemandPort } from '@onhand/service/insight/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'

/** Searches and refused checkouts, counted. */
export function unmetDemandStore(engine: SqlEngine): UnmetDemandPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    async countSearches(day, tallies, termsMax = SEARCH_TERMS_PER_DAY_MAX) {
      // In one order, so that two that count at once never wait for each other in a ring.
      const rows = [...tallies].sort((a, b) => (`${a.vendorSlug} ${a.term}` < `${b.vendorSlug} ${b.term}` ? -1 : 1))
      const statements = rows.flatMap(({ vendorSlug, term, searches, misses, found }) => {
        const isKnown = sql`exists (select 1 from search_count where day = ${day} and vendor_slug = ${vendorSlug} and term = ${term})`
        const hasRoom = sql`(select count(*) from (select 1 from search_count where day = ${day} limit ${sql.lit(termsMax)}) as kept) < ${sql.lit(termsMax)}`
        const isShop = sql`(${sql.lit(vendorSlug === '' ? 1 : 0)} = 1 or exists (select 1 from vendor where slug = ${vendorSlug}))`
        return insertRows(dialect, {
          table: 'search_count',
          rows: [
            { day, vendor_slug: vendorSlug, term, search_count: searches, miss_count: misses, found_count: found },
          ],
          onConflict: sql`(day, vendor_slug, term) do update set search_count = search_count.search_count + excluded.search_count,
            miss_count = search_count.miss_count + excluded.miss_count, found_count = excluded.found_count`,
          onlyIf: sql`${isShop} and (${isKnown} or ${hasRoom})`,
        })
      })
      if (statements.length > 0) await engine.atomic(statements)
    },

    async noteShortages(shortages, atMs) {
      const rows = shortages.map(({ cartId, skuId, vendorId, askedUnits, availableUnits }) => ({
        cart_id: cartId,
        sku_id: skuId,
        vendor_id: vendorId,
        asked_units: askedUnits,
        available_units: availableUnits,
        at_ms: atMs,
      }))
      const onConflict = sql`(cart_id, sku_id) do update set asked_units = excluded.asked_units, available_units = excluded.available_units
        where excluded.asked_units > checkout_shortage.asked_units`
      const statements = insertRows(dialect, { table: 'checkout_shortage', rows, onConflict })
      if (statements.length > 0) await engine.atomic(statements)
    },

    async prune({ searchDay, shortageMs }) {
      await engine.atomic([
        db.deleteFrom('search_count').where('day', '<', searchDay).compile(),
        db.deleteFrom('checkout_shortage').where('at_ms', '<', shortageMs).compile(),
      ])
    },
  }
}

/** Words that were searched for often enough to be shown [INS-11]. */
export async function readSearches(
  engine: SqlEngine,
  query: Parameters<InsightPort['searches']>[0],
): Promise<readonly SearchedTerm[]> {
  const { vendorSlug, fromDate, toDate, onlyMissed, limit } = query
  const where = vendorSlug === null ? sql`true` : sql`vendor_slug in ('', ${vendorSlug})`
  const terms = sql<{ term: string; searches: number; misses: number; last_day: string }>`
    select term, cast(sum(search_count) as bigint) as searches, cast(sum(miss_count) as bigint) as misses, max(day) as last_day
    from search_count where day >= ${fromDate} and day <= ${toDate} and ${where} group by term
    having sum(search_count) >= ${sql.lit(SEARCHES_SHOWN_MIN)} ${onlyMissed ? sql`and sum(miss_count) > 0` : sql``}
    order by ${onlyMissed ? sql`3 desc, 2 desc` : sql`2 desc`}, term limit ${limit}`
  return (await engine.query(terms.compile(sqlFor(engine.dialect)))).map((row) => ({
    term: row.term,
    searches: row.searches,
    misses: row.misses,
    lastDay: row.last_day,
  }))
}
