import { PickListsInput } from '@onhand/contract'
import { listPickLists } from '@onhand/service/ordering/picking/pick-lists'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** A shop’s pick lists. */
export const list = publicProcedure
  .input(PickListsInput)
  .query(async ({ ctx, input }) => unwrap(await listPickLists(ctx.deps, ctx.actor, input)))
