import { type Dialect, oneOf } from './dialect.ts'
import type { catalogTables } from './catalog.ts'

type Tables = Pick<ReturnType<typeof catalogTables>, 'product'>

/** Pictures at other sites that products name: whether they were fetched yet, and why they could not be. */
export function pictureTables(d: Dialect, { product }: Tables) {
  const pictureFetch = d.table(
    'picture_fetch',
    {
      productId: d
        .text('product_id')
        .notNull()
        .references(() => product.id, { onDelete: 'cascade' }),
      url: d.text('url').notNull(),
      state: d.text('state').notNull(),
      /** Why it could not be had; NULL but for `lost`. */
      reason: d.text('reason'),
      attempts: d.int('attempts').notNull(),
      /** What it became: its address here, and JSON of its size and colour. NULL until it was had. */
      ownUrl: d.text('own_url'),
      own: d.text('own'),
      updatedAtMs: d.big('updated_at_ms').notNull(),
    },
    (t) => [
      // The pictures of one product, and of the products of an import.
      d.primaryKey({ name: 'picture_fetch_pk', columns: [t.productId, t.url] }),
      d.check('picture_fetch_state', oneOf('state', ['waiting', 'had', 'lost'])),
    ],
  )
  return { pictureFetch }
}
