import { SavedViewsInput } from '@onhand/contract'
import { listSavedViews } from '@onhand/service/catalog/admin/saved-views'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The caller's saved views of one screen. */
export const list = publicProcedure
  .input(SavedViewsInput)
  .query(async ({ ctx, input }) => unwrap(await listSavedViews(ctx.deps, ctx.actor, input)))
