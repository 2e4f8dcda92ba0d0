import { type LikelyTerm, likeliest, likelyTerms, slipsMax } from '@onhand/domain/discovery/closest-term'
import { likelyRuns } from '@onhand/domain/discovery/likely-runs'
import { gramsOf, type QueryWord, queryWords } from '@onhand/domain/discovery/search-terms'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { foundCount } from './match-sql.ts'

/** Known words that share the most pieces with a misspelt one; the rest is decided by counting slips. */
const CANDIDATES_MAX = 120
// Each option is counted in the goods: a long query is corrected at its beginning only.
const OPTIONS_MAX = 48

type Option = LikelyTerm & { readonly word: QueryWord }

/**
 * Replaces words nothing is named by with the word most likely meant, by slips and by how many goods it is found by [DIS-2]; null when nothing is to be
 * replaced. Two trips to the database, and only for a query that found nothing as typed.
 */
export async function correctWords(
  engine: SqlEngine,
  words: readonly QueryWord[],
): Promise<readonly QueryWord[] | null> {
  const options = await optionsOf(engine, words)
  const flat = options.flat().slice(0, OPTIONS_MAX)
  if (flat.length === 0) return null
  const db = sqlFor(engine.dialect)
  const counts = await engine.read(flat.map(({ word }) => foundCount(engine.dialect, word).compile(db)))
  const found = new Map(flat.map((option, index) => [option, counts[index]?.[0]?.found_count ?? 0]))
  const corrected = words.map((word, index): QueryWord => {
    const counted = (options[index] ?? []).map((option) => ({ ...option, foundCount: found.get(option) ?? 0 }))
    // As typed it is found by something: another word of the query is the misspelt one.
    if (counted.some((option) => option.cost === 0 && option.foundCount > 0)) return word
    return likeliest(counted)?.word ?? word
  })
  return corrected.some((word, index) => word.text !== words[index]?.text) ? corrected : null
}

/** What each word may have been meant to say; none for words that are known. */
async function optionsOf(engine: SqlEngine, words: readonly QueryWord[]): Promise<readonly (readonly Option[])[]> {
  const terms = words.filter((word) => word.isSpaced).flatMap((word) => word.terms)
  const [known, ...candidates] =
    terms.length === 0
      ? [[]]
      : await engine.read([knownStatement(engine, terms), ...terms.map((term) => candidatesStatement(engine, term))])
  const knownTerms = new Set(known.map((row) => row.term))
  return words.map((word) => {
    const [term] = word.terms
    if (term === undefined || (word.isSpaced && knownTerms.has(term))) return []
    const likely = word.isSpaced
      ? likelyTerms(
          term,
          (candidates[terms.indexOf(term)] ?? []).map((row) => row.term),
        )
      : likelyRuns(word.text)
    return likely.flatMap((one) => {
      const [meant] = word.isSpaced ? [{ text: one.term, terms: [one.term], isSpaced: true }] : queryWords(one.term)
      return meant ? [{ ...one, word: meant }] : []
    })
  })
}

function knownStatement(engine: SqlEngine, terms: readonly string[]) {
  const known = sqlFor(engine.dialect).selectFrom('search_term').select('term')
  return known.where('term', 'in', textList(engine.dialect, terms)).compile()
}

/** Words about as long as this one; without that, all that begin alike would push the one that was meant out of the list. */
function candidatesStatement(engine: SqlEngine, term: string) {
  const { length } = [...term]
  const slips = slipsMax(length)
  return sqlFor(engine.dialect)
    .selectFrom('search_gram')
    .select('term')
    .where('gram', 'in', textList(engine.dialect, gramsOf(term)))
    .where(sql<number>`length(term)`, '>=', length - slips)
    .where(sql<number>`length(term)`, '<=', length + slips)
    .groupBy('term')
    .orderBy(sql`count(*) desc, abs(length(term) - ${sql.lit(length)}), term`)
    .limit(CANDIDATES_MAX)
    .compile()
}
