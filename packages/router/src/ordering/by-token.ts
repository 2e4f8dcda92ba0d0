import { OrderTokenInput } from '@onhand/contract'
import { orderByToken } from '@onhand/service/ordering/order-by-token'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The order page behind a secret link. */
export const byToken = publicProcedure
  .input(OrderTokenInput)
  .query(async ({ ctx, input }) => unwrap(await orderByToken(ctx.deps, input)))
