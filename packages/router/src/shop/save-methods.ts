import { SaveMethodsInput } from '@onhand/contract/shop'
import { saveMethods as saveMethodsInShop } from '@onhand/service/shop/save-methods'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Saves all ways to the buyer. */
export const saveMethods = publicProcedure
  .input(SaveMethodsInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveMethodsInShop(ctx.deps, ctx.actor, input)))
