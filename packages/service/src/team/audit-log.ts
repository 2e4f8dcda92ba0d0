import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { AuditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'

/** An entry with the name of who did it, as far as they are known to the shop. */
export type AuditLine = AuditEntry & { readonly actorName: string | null }

/** One page of a shop's log, newest first. */
export async function viewAuditLog(
  deps: Pick<ServiceDeps, 'audit' | 'team'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly action: string | null
    readonly actorId: string | null
    readonly cursor: string | null
    readonly limit: number
  },
): Promise<Result<{ readonly items: readonly AuditLine[]; readonly nextCursor: string | null }, OperateRefusal>> {
  const { vendorId, ...page } = input
  const allowed = inShop(actor, vendorId, 'audit.read')
  if (!allowed.ok) return allowed
  const [log, members, keys] = await Promise.all([
    deps.audit.list(vendorId, page),
    deps.team.members(vendorId),
    deps.team.keys(vendorId),
  ])
  const names = new Map<string, string>([
    ...members.map(({ personId, name }) => [personId, name] as const),
    ...keys.map(({ id, name }) => [id, name] as const),
  ])
  return ok({ ...log, items: log.items.map((entry) => ({ ...entry, actorName: names.get(entry.actorId) ?? null })) })
}
