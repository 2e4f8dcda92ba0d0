import { SetSimpleInput } from '@onhand/contract/shop'
import { setSimple as setSimpleInShop } from '@onhand/service/shop/set-simple'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Switches between three plain screens and all of them. */
export const setSimple = publicProcedure
  .input(SetSimpleInput)
  .mutation(async ({ ctx, input }) => unwrap(await setSimpleInShop(ctx.deps, ctx.actor, input)))
