import { SetMemberInput } from '@onhand/contract'
import { setMember as setMemberService } from '@onhand/service/identity/set-member'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Gives a registered person a role in a shop. */
export const setMember = publicProcedure
  .input(SetMemberInput)
  .mutation(async ({ ctx, input }) => unwrap(await setMemberService(ctx.deps, ctx.actor, input)))
