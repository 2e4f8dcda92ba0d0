import { SaveLocationInput } from '@onhand/contract/shop'
import { saveLocation as saveLocationInShop } from '@onhand/service/shop/save-location'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes or changes a place of a shop. */
export const saveLocation = publicProcedure
  .input(SaveLocationInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveLocationInShop(ctx.deps, ctx.actor, input)))
