import { TeamWithdrawInput } from '@onhand/contract/team'
import { withdrawInvitation as withdrawInvitationService } from '@onhand/service/team/invitations'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Ends an invitation. */
export const withdraw = publicProcedure
  .input(TeamWithdrawInput)
  .mutation(async ({ ctx, input }) => unwrap(await withdrawInvitationService(ctx.deps, ctx.actor, input)))
