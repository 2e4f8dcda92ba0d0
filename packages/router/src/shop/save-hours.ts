import { SaveHoursInput } from '@onhand/contract/shop'
import { saveHours as saveHoursInShop } from '@onhand/service/shop/save-hours'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Saves when a place is open, and the days it is closed. */
export const saveHours = publicProcedure
  .input(SaveHoursInput)
  .mutation(async ({ ctx, input }) => unwrap(await saveHoursInShop(ctx.deps, ctx.actor, input)))
