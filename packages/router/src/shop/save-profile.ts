import { SaveProfileInput } from '@onhand/contract/shop'
import { saveProfile as saveProfileInShop } from '@onhand/service/shop/save-profile'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Saves what a shop says about itself. */
export const saveProfile = publicProcedure
  .input(SaveProfileInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveProfileInShop(ctx.deps, ctx.actor, input)))
