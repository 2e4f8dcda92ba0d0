import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { DEFAULT_SETTING, type ReplenishmentSetting, type SkuMode } from '@onhand/domain/forecasting/types'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownSku } from '../stock/own.ts'
import type { Page, SkuFacts } from '../stock/ports.ts'
import type { SkuOverride } from './ports.ts'

/** How a shop wants its stock planned; what holds when it set nothing. */
export async function replenishmentSetting(
  deps: Pick<ServiceDeps, 'forecasts'>,
  actor: Actor,
  { vendorId }: { readonly vendorId: VendorId },
): Promise<Result<ReplenishmentSetting & { readonly isDefault: boolean }, OperateRefusal>> {
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const setting = (await deps.forecasts.settings([vendorId])).get(vendorId)
  return ok({ ...(setting ?? DEFAULT_SETTING), isDefault: setting === undefined })
}

/** Sets how a shop wants its stock planned; the next run goes by it. */
export async function saveReplenishmentSetting(
  deps: Pick<ServiceDeps, 'forecasts' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: ReplenishmentSetting & { readonly vendorId: VendorId },
): Promise<Result<null, OperateRefusal>> {
  const { vendorId, ...setting } = input
  const allowed = inShop(actor, vendorId, 'shop.write')
  if (!allowed.ok) return allowed
  const facts = { ...setting }
  const entry = auditEntry(deps, actor, { vendorId, action: 'replenishment.set', subjectId: vendorId, facts })
  await deps.forecasts.saveSetting(vendorId, setting, entry)
  return ok(null)
}

/** The SKUs for which a shop decided against the rule, the newest first. */
export async function skuOverrides(
  deps: Pick<ServiceDeps, 'forecasts'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<SkuOverride & Pick<SkuFacts, 'title' | 'skuTitle' | 'code'>>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  return ok(await deps.forecasts.overrides({ ...input, cursor: input.cursor ?? null }))
}

/** Decides about one SKU against the rule, or (`forecast`) goes back to it. */
export async function saveSkuOverride(
  deps: Pick<ServiceDeps, 'forecasts' | 'stockLists' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly skuId: SkuId; readonly mode: SkuMode; readonly floorUnits: number },
): Promise<Result<null, OperateRefusal | NotFound>> {
  const { vendorId, skuId, mode, floorUnits } = input
  const allowed = inShop(actor, vendorId, 'shop.write')
  if (!allowed.ok) return allowed
  const sku = await ownSku(deps, input)
  if (!sku.ok) return sku
  const facts = { mode, floorUnits }
  const entry = auditEntry(deps, actor, { vendorId, action: 'replenishment.sku_set', subjectId: skuId, facts })
  await deps.forecasts.saveOverride(vendorId, { skuId, mode, floorUnits: mode === 'floor' ? floorUnits : 0 }, entry)
  return ok(null)
}
