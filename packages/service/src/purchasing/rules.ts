import type { Actor } from '@onhand/domain/identity/actor'
import type { PurchaseRuleId, SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { actorKey, ownSku } from '../stock/own.ts'
import { ownSupplier } from './own-purchase.ts'
import type { PurchaseRule } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'

type Deps = Pick<ServiceDeps, 'purchases' | 'supplierBook' | 'stockLists' | 'nowMs' | 'newId'>
const DAY_MS = 86_400_000

/** A rule with what it has ordered in the last 24 hours. */
export type RuleView = Omit<PurchaseRule, 'vendorId' | 'turn'> & { readonly spentMinor: number }

/** A shop's rules of ordering without anybody looking. */
export async function listRules(
  deps: Pick<ServiceDeps, 'purchases' | 'nowMs'>,
  actor: Actor,
  { vendorId }: { readonly vendorId: VendorId },
): Promise<Result<readonly RuleView[], PurchaseRefusal>> {
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const rules = await deps.purchases.rules(vendorId)
  const sinceMs = deps.nowMs() - DAY_MS
  return ok(
    await Promise.all(
      rules.map(async ({ vendorId: _own, turn: _turn, ...rule }) => ({
        ...rule,
        spentMinor: await deps.purchases.spentByRule(rule.id, sinceMs),
      })),
    ),
  )
}

/** Makes a rule, or changes it [BUY-15]. The owner's alone: it spends money while nobody looks. */
export async function saveRule(
  deps: Deps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly ruleId: PurchaseRuleId
    readonly supplierId: SupplierId | null
    readonly skuId: SkuId | null
    readonly dailyLimitMinor: number
    readonly isActive: boolean
  },
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, ruleId, supplierId, skuId, dailyLimitMinor, isActive } = input
  const allowed = inShop(actor, vendorId, 'purchasing.automate')
  if (!allowed.ok) return allowed
  const [supplier, sku] = await Promise.all([
    supplierId === null ? ok(null) : ownSupplier(deps, vendorId, supplierId),
    skuId === null ? ok(null) : ownSku(deps, { vendorId, skuId }),
  ])
  if (!supplier.ok) return supplier
  if (!sku.ok) return sku
  const nowMs = deps.nowMs()
  const who = { createdBy: actorKey(actor), createdAtMs: nowMs, turn: 0 }
  const rule: PurchaseRule = { id: ruleId, vendorId, supplierId, skuId, dailyLimitMinor, isActive, ...who }
  const facts = { supplierId, skuId, dailyLimitMinor, isActive }
  const entry = auditEntry(deps, actor, { vendorId, action: 'purchasing.rule_saved', subjectId: ruleId, facts })
  return (await deps.purchases.saveRule(rule, nowMs, entry)) ? ok(null) : err({ code: 'not_found', what: 'rule' })
}

/** Takes a rule away; what it ordered stays. Repeating changes nothing. */
export async function removeRule(
  deps: Pick<Deps, 'purchases' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly ruleId: PurchaseRuleId },
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, ruleId } = input
  const allowed = inShop(actor, vendorId, 'purchasing.automate')
  if (!allowed.ok) return allowed
  const entry = auditEntry(deps, actor, { vendorId, action: 'purchasing.rule_removed', subjectId: ruleId })
  await deps.purchases.removeRule(vendorId, ruleId, entry)
  return ok(null)
}
