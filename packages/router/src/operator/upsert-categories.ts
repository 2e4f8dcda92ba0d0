import { CategoriesUpsertInput } from '@onhand/contract'
import { upsertCategories as upsertCategoriesService } from '@onhand/service/catalog/upsert-categories'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Creates or renames categories. */
export const upsertCategories = publicProcedure
  .input(CategoriesUpsertInput)
  .mutation(async ({ ctx, input }) => unwrap(await upsertCategoriesService(ctx.deps, ctx.actor, input.rows)))
