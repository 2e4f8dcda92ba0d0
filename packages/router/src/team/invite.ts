import { TeamInviteInput } from '@onhand/contract/team'
import { invite as inviteService } from '@onhand/service/team/invitations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Invites somebody by mail. */
export const invite = publicProcedure
  .input(TeamInviteInput)
  .mutation(async ({ ctx, input }) => unwrap(await inviteService(ctx.deps, ctx.actor, input)))
