import type { ListingView } from '@onhand/domain/catalog/views'
import { type QueryWord, queryWords } from '@onhand/domain/discovery/search-terms'
import type { SearchPort } from '@onhand/service/catalog/ports'
import { sql } from 'kysely'
import { cardsWhere } from '../catalog/card-rows.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { correctWords } from './correct-words.ts'
import { type MatchMode, matchesOf } from './match-sql.ts'
import { BY_RELEVANCE, searchPage } from './search-page.ts'

const TYPED: MatchMode = { every: true, isLastPrefix: true }
const CORRECTED: MatchMode = { every: true, isLastPrefix: false }
const ANY_WORD: MatchMode = { every: false, isLastPrefix: true }

const NOTHING: ListingView = {
  category: null,
  items: [],
  nextCursor: null,
  totalCount: 0,
  facets: { vendors: [], categories: [], priceMinMinor: null, priceMaxMinor: null },
}

/** Search by words: all as typed, else with misspelt ones corrected, else by any of them. */
export function searchStore(engine: SqlEngine): SearchPort {
  return {
    async search({ words: text, ...query }, nowMs) {
      const words = queryWords(text)
      if (words.length === 0) return { ...NOTHING, query: text, correctedQuery: null, hasAllWords: false }
      const answer = (mode: MatchMode, list: readonly QueryWord[]) =>
        searchPage(engine, query, { words: list, mode, nowMs })
      const typed = await answer(TYPED, words)
      if (typed.totalCount > 0) return { ...typed, query: text, correctedQuery: null, hasAllWords: true }
      const corrected = await correctWords(engine, words)
      const correctedQuery = corrected ? corrected.map((word) => word.text).join(' ') : null
      const withCorrection = corrected ? await answer(CORRECTED, corrected) : typed
      if (withCorrection.totalCount > 0) return { ...withCorrection, query: text, correctedQuery, hasAllWords: true }
      const loose = await answer(ANY_WORD, corrected ?? words)
      return { ...loose, query: text, correctedQuery: loose.totalCount > 0 ? correctedQuery : null, hasAllWords: false }
    },

    async suggest(locale, text, limit) {
      const words = queryWords(text)
      if (words.length === 0) return []
      const matches = matchesOf(engine.dialect, words, TYPED)
      const titles = cardsWhere(engine.dialect, locale, { matches, condition: sql`true`, order: BY_RELEVANCE, limit })
      return (await engine.query(titles)).map(({ title, slug }) => ({ title, slug }))
    },
  }
}
