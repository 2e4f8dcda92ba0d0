import { ReceiveGoodsInput } from '@onhand/contract'
import { receiveGoods } from '@onhand/service/stock/receive-goods'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Takes goods in. */
export const receive = publicProcedure
  .input(ReceiveGoodsInput)
  .mutation(async ({ ctx, input }) => unwrap(await receiveGoods(ctx.deps, ctx.actor, input)))
