import { TeamCreateKeyInput } from '@onhand/contract/team'
import { createKey as createKeyService } from '@onhand/service/team/keys'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Makes a key and shows it this once. */
export const createKey = publicProcedure
  .input(TeamCreateKeyInput)
  .mutation(async ({ ctx, input }) => unwrap(await createKeyService(ctx.deps, ctx.actor, input)))
