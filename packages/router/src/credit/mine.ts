import { MineInput } from '@onhand/contract'
import { myCredit } from '@onhand/service/marketing/my-credit'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What the caller has in each shop. */
export const mine = publicProcedure
  .input(MineInput)
  .query(async ({ ctx, input }) => unwrap(await myCredit(ctx.deps, ctx.actor, input)))
