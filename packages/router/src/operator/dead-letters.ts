import { DeadLettersInput } from '@onhand/contract'
import { deadLetters as deadLettersService } from '@onhand/service/outbox/dead-letters'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Messages that could not be worked off, oldest first. */
export const deadLetters = publicProcedure
  .input(DeadLettersInput)
  .query(async ({ ctx, input }) => unwrap(await deadLettersService(ctx.deps, ctx.actor, input)))
