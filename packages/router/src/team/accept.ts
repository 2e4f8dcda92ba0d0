import { TeamInvitationInput } from '@onhand/contract/team'
import { acceptInvitation as acceptInvitationService } from '@onhand/service/team/invitations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** The invited person joins. */
export const accept = publicProcedure
  .input(TeamInvitationInput)
  .mutation(async ({ ctx, input }) => unwrap(await acceptInvitationService(ctx.deps, ctx.actor, input.token)))
