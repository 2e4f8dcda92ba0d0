import { closestTerm } from '@onhand/domain/discovery/closest-term'
import { gramsOf, type QueryWord } from '@onhand/domain/discovery/search-terms'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'

/** Known words that share the most pieces with a misspelt one; the rest is decided by counting slips. */
const CANDIDATES_MAX = 60

/** Replaces words nothing is named by with the known word most likely meant; null when nothing is to be replaced. */
export async function correctWords(
  engine: SqlEngine,
  words: readonly QueryWord[],
): Promise<readonly QueryWord[] | null> {
  const db = sqlFor(engine.dialect)
  const terms = words.filter((word) => word.isSpaced).flatMap((word) => word.terms)
  if (terms.length === 0) return null
  const [known, ...candidates] = await engine.read([
    db.selectFrom('search_term').select('term').where('term', 'in', textList(engine.dialect, terms)).compile(),
    ...terms.map((term) => candidatesStatement(engine, term)),
  ])
  const knownTerms = new Set(known.map((row) => row.term))
  const corrected = words.map((word): QueryWord => {
    const [term] = word.terms
    if (!word.isSpaced || term === undefined || knownTerms.has(term)) return word
    const rows = candidates[terms.indexOf(term)] ?? []
    const closest = closestTerm(
      term,
      rows.map((row) => row.term),
    )
    return closest === null ? word : { text: closest, terms: [closest], isSpaced: true }
  })
  return corrected.some((word, index) => word !== words[index]) ? corrected : null
}

function candidatesStatement(engine: SqlEngine, term: string) {
  return sqlFor(engine.dialect)
    .selectFrom('search_gram')
    .select('term')
    .where('gram', 'in', textList(engine.dialect, gramsOf(term)))
    .groupBy('term')
    .orderBy(sql`count(*) desc, term`)
    .limit(CANDIDATES_MAX)
    .compile()
}
