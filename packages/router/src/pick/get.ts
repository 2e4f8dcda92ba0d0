import { PickListInput } from '@onhand/contract'
import { getPickList } from '@onhand/service/ordering/picking/pick-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** One list with its lines in the order of the walk. */
export const get = publicProcedure
  .input(PickListInput)
  .query(async ({ ctx, input }) => unwrap(await getPickList(ctx.deps, ctx.actor, input)))
