import { SuggestInput } from '@onhand/contract'
import { publicProcedure } from '../trpc.ts'

/** Enough to fill a list under the search field without scrolling. */
const SUGGESTIONS_MAX = 8

/** Titles that fit what was typed so far. */
export const suggest = publicProcedure
  .input(SuggestInput)
  .query(({ ctx, input }) => ctx.deps.search.suggest(input.locale, input.query, SUGGESTIONS_MAX))
