import type { Actor } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import type { ShopChange } from './ports.ts'
import type { ShopRefusal } from './refusals.ts'

/** The shop's record, for those who may do this in it. */
export async function ownShop(
  deps: Pick<ServiceDeps, 'vendors'>,
  actor: Actor,
  asked: { readonly vendorId: VendorId; readonly permission: Permission },
): Promise<Result<VendorRecord, ShopRefusal>> {
  const allowed = inShop(actor, asked.vendorId, asked.permission)
  if (!allowed.ok) return allowed
  const [record] = await deps.vendors.records([asked.vendorId])
  return record ? ok(record) : err({ code: 'not_found', what: 'vendor' })
}

/** The change that `actor` makes now, with its line in the log. */
export function shopChange(
  deps: Pick<ServiceDeps, 'nowMs' | 'newId'>,
  actor: Actor,
  what: Parameters<typeof auditEntry>[2],
): ShopChange {
  return { nowMs: deps.nowMs(), audit: auditEntry(deps, actor, what) }
}

/** True for a time zone that the runtime knows. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
