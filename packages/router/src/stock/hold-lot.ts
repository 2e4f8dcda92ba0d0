import { HoldLotInput } from '@onhand/contract'
import { holdLot as holdLotOf } from '@onhand/service/stock/hold-lot'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Holds a lot back, or sets it free. */
export const holdLot = publicProcedure
  .input(HoldLotInput)
  .mutation(async ({ ctx, input }) => unwrap(await holdLotOf(ctx.deps, ctx.actor, input)))
