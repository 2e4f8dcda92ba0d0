import { ReceivePurchaseInput } from '@onhand/contract'
import { receivePurchase } from '@onhand/service/purchasing/receive-purchase'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Receives goods of an order. */
export const receive = publicProcedure
  .input(ReceivePurchaseInput)
  .mutation(async ({ ctx, input }) => unwrap(await receivePurchase(ctx.deps, ctx.actor, input)))
