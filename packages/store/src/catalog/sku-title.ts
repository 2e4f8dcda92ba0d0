import type { Locale } from '@onhand/domain/catalog/views'
import { type RawBuilder, sql } from 'kysely'

/** What the row of "sku" is called in a language: its own title where it has none in that [CAT-11]. */
export function skuTitleIn(locale: Locale): RawBuilder<string> {
  return sql`coalesce((select nullif(named.title, '') from sku_translation as named where named.sku_id = sku.id and named.locale = ${locale}), sku.title)`
}
