import { SetOperatorInput } from '@onhand/contract'
import { setOperator as setOperatorService } from '@onhand/service/identity/set-member'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes a registered person one of the operator's, or ends that. */
export const setOperator = publicProcedure
  .input(SetOperatorInput)
  .mutation(async ({ ctx, input }) => unwrap(await setOperatorService(ctx.deps, ctx.actor, input)))
