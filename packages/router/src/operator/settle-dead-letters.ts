import { SettleDeadLettersInput } from '@onhand/contract'
import { settleDeadLetters as settleDeadLettersService } from '@onhand/service/operator/settle-dead-letters'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Replays or discards dead letters. */
export const settleDeadLetters = publicProcedure
  .input(SettleDeadLettersInput)
  .mutation(async ({ ctx, input }) => unwrap(await settleDeadLettersService(ctx.deps, ctx.actor, input)))
