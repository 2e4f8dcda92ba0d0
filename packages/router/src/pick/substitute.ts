import { SubstitutePickInput } from '@onhand/contract'
import { substitutePick } from '@onhand/service/ordering/picking/substitute-pick'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Lets something else stand in for units that are not on the shelf. */
export const substitute = publicProcedure
  .input(SubstitutePickInput)
  .mutation(async ({ ctx, input }) => unwrap(await substitutePick(ctx.deps, ctx.actor, input)))
