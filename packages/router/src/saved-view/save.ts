import { SavedViewSaveInput } from '@onhand/contract'
import { keepSavedView } from '@onhand/service/catalog/admin/saved-views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Keeps a table's filters under a name. */
export const save = publicProcedure
  .input(SavedViewSaveInput)
  .mutation(async ({ ctx, input }) => unwrap(await keepSavedView(ctx.deps, ctx.actor, input)))
