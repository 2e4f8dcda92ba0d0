import type { QueryWord } from '@onhand/domain/discovery/search-terms'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'

/** How the words of a query belong together; the last one may be unfinished. */
export type MatchMode = { readonly every: boolean; readonly isLastPrefix: boolean }

/** A prefix shorter than this would find half the shop. */
const PREFIX_CHARACTERS_MIN = 2

/**
 * `(product_id, score)` of all products that match, more telling fields weighing more. Terms are letters and digits
 * only (see queryWords), so quoting them makes any text safe for either engine's query language.
 */
export function matchesOf(
  dialect: SqlEngine['dialect'],
  words: readonly QueryWord[],
  mode: MatchMode,
): RawBuilder<{ product_id: string; score: number }> {
  if (dialect === 'postgres') {
    const query = sql`cast(${expression(words, mode, { quote: "'", and: ' & ', or: ' | ', prefix: ':*' })} as tsquery)`
    return sql`select product_id, ts_rank('{0.05, 0.1, 0.4, 1}', words, ${query}) as score from product_search where words @@ ${query}`
  }
  const query = expression(words, mode, { quote: '"', and: ' AND ', or: ' OR ', prefix: '*' })
  return sql`select search_document.product_id, -bm25(product_search, 10.0, 4.0, 0.5) as score
    from product_search join search_document on search_document.id = product_search.rowid where product_search match ${query}`
}

// Beyond this a word is simply common.
const COUNT_MAX = 256

/** How many products are found by a word, counted up to a bound. */
export function foundCount(dialect: SqlEngine['dialect'], word: QueryWord): RawBuilder<{ found_count: number }> {
  const mode = { every: true, isLastPrefix: false }
  const found = sql`select 1 from (${matchesOf(dialect, [word], mode)}) as matches limit ${COUNT_MAX}`
  return sql`select cast(count(*) as integer) as found_count from (${found}) as found`
}

type Signs = { readonly quote: string; readonly and: string; readonly or: string; readonly prefix: string }

function expression(words: readonly QueryWord[], mode: MatchMode, signs: Signs): string {
  const parts = words.flatMap((word, index) => {
    const isPrefix = mode.isLastPrefix && index === words.length - 1 && word.isSpaced
    return word.terms.map((term) => {
      const isLongEnough = [...term].length >= PREFIX_CHARACTERS_MIN
      return `${signs.quote}${term}${signs.quote}${isPrefix && isLongEnough ? signs.prefix : ''}`
    })
  })
  return parts.join(mode.every ? signs.and : signs.or)
}
