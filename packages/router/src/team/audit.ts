import { TeamAuditInput } from '@onhand/contract/team'
import { viewAuditLog as viewAuditLogService } from '@onhand/service/team/audit-log'
import { publicProcedure } from '../trpc.ts'
import { unwrap } from '../unwrap.ts'

/** Who did what, newest first. */
export const audit = publicProcedure
  .input(TeamAuditInput)
  .query(async ({ ctx, input }) => unwrap(await viewAuditLogService(ctx.deps, ctx.actor, input)))
