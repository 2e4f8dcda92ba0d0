import { AssignPickListInput } from '@onhand/contract'
import { assignPickList } from '@onhand/service/ordering/picking/pick-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Says who walks a list. */
export const assign = publicProcedure
  .input(AssignPickListInput)
  .mutation(async ({ ctx, input }) => unwrap(await assignPickList(ctx.deps, ctx.actor, input)))
