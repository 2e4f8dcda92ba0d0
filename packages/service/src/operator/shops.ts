import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { operate } from '../identity/operate.ts'
import type { Page } from '../money/ports.ts'
import type { MoneyRefusal } from '../money/refusals.ts'
import type { ShopState } from '@onhand/domain/operator/states'
import type { ShopRow } from './ports.ts'

/** The marketplace's shops, by name, in one state or all. */
export async function shops(
  deps: Pick<ServiceDeps, 'console'>,
  actor: Actor,
  input: {
    readonly locale: Locale
    readonly words: string
    readonly state: ShopState | null
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<ShopRow>, MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  return ok(await deps.console.shops({ ...input, cursor: input.cursor ?? null }))
}

/** Closes a shop [OPS-1]: nothing of it is sold or paid out until it is reopened. Orders it has are fulfilled as ever. */
export async function suspendShop(
  deps: Pick<ServiceDeps, 'console' | 'vendors' | 'nowMs' | 'newId' | 'log'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly reason: string },
): Promise<Result<{ readonly vendorId: VendorId; readonly isSuspended: boolean }, MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const { vendorId, reason } = input
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'shop.suspended',
    subjectId: vendorId,
    facts: { reason },
  })
  await deps.console.suspend(vendorId, { reason, atMs: deps.nowMs() }, [entry])
  deps.log.info('operator.shop.suspended', { vendorId })
  return ok({ vendorId, isSuspended: true })
}

/** Opens a suspended shop again. A shop that was never approved stays so. */
export async function reopenShop(
  deps: Pick<ServiceDeps, 'console' | 'vendors' | 'nowMs' | 'newId' | 'log'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<{ readonly vendorId: VendorId; readonly isSuspended: boolean }, MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const { vendorId } = input
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const entry = auditEntry(deps, actor, { vendorId, action: 'shop.reopened', subjectId: vendorId })
  await deps.console.reopen(vendorId, deps.nowMs(), [entry])
  deps.log.info('operator.shop.reopened', { vendorId })
  return ok({ vendorId, isSuspended: false })
}
