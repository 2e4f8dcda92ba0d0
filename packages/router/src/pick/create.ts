import { CreatePickListInput } from '@onhand/contract'
import { createPickList } from '@onhand/service/ordering/picking/create-pick-list'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes one walk of several orders. */
export const create = publicProcedure
  .input(CreatePickListInput)
  .mutation(async ({ ctx, input }) => unwrap(await createPickList(ctx.deps, ctx.actor, input)))
