import { SavedViewRemoveInput } from '@onhand/contract'
import { removeSavedView } from '@onhand/service/catalog/admin/saved-views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Forgets one of the caller's views. */
export const remove = publicProcedure
  .input(SavedViewRemoveInput)
  .mutation(async ({ ctx, input }) => unwrap(await removeSavedView(ctx.deps, ctx.actor, input)))
