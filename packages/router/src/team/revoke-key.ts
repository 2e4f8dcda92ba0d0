import { TeamRevokeKeyInput } from '@onhand/contract/team'
import { revokeKey as revokeKeyService } from '@onhand/service/team/keys'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Ends a key at once. */
export const revokeKey = publicProcedure
  .input(TeamRevokeKeyInput)
  .mutation(async ({ ctx, input }) => unwrap(await revokeKeyService(ctx.deps, ctx.actor, input)))
