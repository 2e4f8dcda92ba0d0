import type { Dialect } from './dialect.ts'

/** The words products are found by, cut into three-letter pieces: what a misspelt word is compared with, on both engines alike. */
export function searchTables(d: Dialect) {
  const searchTerm = d.table('search_term', { term: d.text('term').primaryKey() })

  const searchGram = d.table(
    'search_gram',
    {
      gram: d.text('gram').notNull(),
      term: d
        .text('term')
        .notNull()
        .references(() => searchTerm.term, { onDelete: 'cascade' }),
    },
    (t) => [d.primaryKey({ name: 'search_gram_pk', columns: [t.gram, t.term] })],
  )

  return { searchTerm, searchGram }
}
