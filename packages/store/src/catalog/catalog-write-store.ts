import { LOCALES } from '@onhand/domain/catalog/views'
import type { CatalogWritePort } from '@onhand/service/catalog/ports'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { upsertProducts } from './upsert-products.ts'

/** Writing the catalogue: import, seed, dashboard. */
export function catalogWriteStore(engine: SqlEngine): CatalogWritePort {
  return {
    async upsertCategories(categories) {
      const rows = categories.map(({ id, parentId, slug, position, emoji, tint }) => ({
        id,
        parent_id: parentId,
        slug,
        position,
        emoji,
        tint,
      }))
      const names = categories.flatMap((category) =>
        LOCALES.map((locale) => ({ category_id: category.id, locale, name: category.names[locale] })),
      )
      await engine.atomic([
        ...insertRows(engine.dialect, {
          table: 'category',
          rows,
          onConflict: replacing(['id'], ['parent_id', 'slug', 'position', 'emoji', 'tint']),
        }),
        ...insertRows(engine.dialect, {
          table: 'category_translation',
          rows: names,
          onConflict: replacing(['category_id', 'locale'], ['name']),
        }),
      ])
    },

    upsertProducts: (vendorId, products, nowMs) => upsertProducts(engine, products, { vendorId, nowMs }),
  }
}
