import type { VendorPort } from '@onhand/service/vendors/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { textList } from '../engine/sql.ts'
import { APPROVED_VENDORS, loadedVendors, vendorStatements } from './load-vendors.ts'
import { productCountsQuery } from './product-counts.ts'
import { upsertVendorStatements } from './upsert-vendor.ts'
import { vendorRecord } from './vendor-record.ts'
import { vendorCard, vendorView } from './vendor-views.ts'

/** Vendors: public pages, promises, onboarding. */
export function vendorStore(engine: SqlEngine): VendorPort {
  const productCounts = productCountsQuery(engine.dialect)

  return {
    async shop(locale, slug) {
      const ids = sql<string>`(select id from vendor where slug = ${slug} and is_approved = 1)`
      const [counts, ...rows] = await engine.read([
        productCounts.where('vendor_id', 'in', ids).compile(),
        ...vendorStatements(engine.dialect, ids),
      ])
      const loaded = loadedVendors(rows)
      const [row] = loaded.vendors
      return row ? vendorView(vendorRecord(loaded, row), locale, counts[0]?.product_count ?? 0) : null
    },

    async shops(locale) {
      const [counts, ...rows] = await engine.read([
        productCounts.compile(),
        ...vendorStatements(engine.dialect, APPROVED_VENDORS),
      ])
      const loaded = loadedVendors(rows)
      const countOf = new Map(counts.map((count) => [count.vendor_id, count.product_count]))
      return loaded.vendors.flatMap(
        (row) => vendorCard(vendorRecord(loaded, row), locale, countOf.get(row.id) ?? 0) ?? [],
      )
    },

    async records(vendorIds) {
      if (vendorIds.length === 0) return []
      const rows = await engine.read(vendorStatements(engine.dialect, textList(engine.dialect, vendorIds)))
      const loaded = loadedVendors(rows)
      return loaded.vendors.map((row) => vendorRecord(loaded, row))
    },

    async upsert(record, nowMs) {
      await engine.atomic(upsertVendorStatements(engine.dialect, record, nowMs))
    },
  }
}
