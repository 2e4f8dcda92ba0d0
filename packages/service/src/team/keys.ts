import type { Actor } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { ApiKeyId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { actorKey } from '../identity/actor-key.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { mayGrant, type TeamRefusal } from './grants.ts'
import type { ShopKey } from './ports.ts'

const DAY_MS = 86_400_000

/** The keys of a shop, newest first; the keys themselves are shown once and kept nowhere. */
export async function listKeys(
  deps: Pick<ServiceDeps, 'team'>,
  actor: Actor,
  vendorId: VendorId,
): Promise<Result<readonly ShopKey[], OperateRefusal>> {
  const allowed = inShop(actor, vendorId, 'keys.write')
  return allowed.ok ? ok(await deps.team.keys(vendorId)) : allowed
}

/** Makes a key for a program, and answers it this once [IDN-6]. A key may do no more than its maker. */
export async function createKey(
  deps: Pick<ServiceDeps, 'team' | 'keyMint' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly keyId: ApiKeyId
    readonly name: string
    readonly permissions: readonly Permission[]
    readonly expiresInDays: number | null
  },
): Promise<Result<{ readonly key: string }, OperateRefusal | TeamRefusal>> {
  const { vendorId, keyId, name, expiresInDays } = input
  const allowed = inShop(actor, vendorId, 'keys.write')
  if (!allowed.ok) return allowed
  const permissions = [...new Set(input.permissions)]
  const granted = mayGrant(actor, vendorId, permissions)
  if (!granted.ok) return granted
  const { key, hash } = await deps.keyMint.mint()
  const createdAtMs = deps.nowMs()
  const expiresAtMs = expiresInDays === null ? null : createdAtMs + expiresInDays * DAY_MS
  const facts = { name, permissions: permissions.join(' ') }
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.key_created', subjectId: keyId, facts })
  const row = { id: keyId, name, permissions, createdAtMs, expiresAtMs, revokedAtMs: null, lastUsedAtMs: null }
  const isNew = await deps.team.putKey(vendorId, { ...row, hash, createdBy: actorKey(actor) }, audit)
  return isNew ? ok({ key }) : err({ code: 'key_exists' })
}

/** Ends a key at once. */
export async function revokeKey(
  deps: Pick<ServiceDeps, 'team' | 'nowMs' | 'newId'>,
  actor: Actor,
  { vendorId, keyId }: { readonly vendorId: VendorId; readonly keyId: ApiKeyId },
): Promise<Result<null, OperateRefusal>> {
  const allowed = inShop(actor, vendorId, 'keys.write')
  if (!allowed.ok) return allowed
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.key_revoked', subjectId: keyId })
  await deps.team.revokeKey(vendorId, keyId, audit)
  return ok(null)
}
