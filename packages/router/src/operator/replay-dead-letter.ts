import { ReplayDeadLetterInput } from '@onhand/contract'
import { replayDeadLetter as replayDeadLetterService } from '@onhand/service/outbox/dead-letters'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Puts a dead letter back to work. */
export const replayDeadLetter = publicProcedure
  .input(ReplayDeadLetterInput)
  .mutation(async ({ ctx, input }) => unwrap(await replayDeadLetterService(ctx.deps, ctx.actor, input)))
