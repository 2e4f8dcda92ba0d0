import { SubstitutesInput } from '@onhand/contract'
import { listSubstitutes } from '@onhand/service/ordering/picking/substitute-pick'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What could stand in for a line. */
export const substitutes = publicProcedure
  .input(SubstitutesInput)
  .query(async ({ ctx, input }) => unwrap(await listSubstitutes(ctx.deps, ctx.actor, input)))
