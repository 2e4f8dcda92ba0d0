import { TeamInvitationInput } from '@onhand/contract/team'
import { viewInvitation as viewInvitationService } from '@onhand/service/team/invitations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** What the link of an invitation leads to. */
export const invitation = publicProcedure
  .input(TeamInvitationInput)
  .query(async ({ ctx, input }) => unwrap(await viewInvitationService(ctx.deps, input.token)))
