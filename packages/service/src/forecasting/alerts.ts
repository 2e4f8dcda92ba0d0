import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { type AlertKind, DEFAULT_SETTING } from '@onhand/domain/forecasting/types'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownPlace, ownPlaces, ownSku } from '../stock/own.ts'
import type { Page } from '../stock/ports.ts'
import type { AlertCount, AlertQuery, ReplenishmentAlert } from './ports.ts'

const DAY_MS = 86_400_000

type AlertDeps = Pick<ServiceDeps, 'forecasts' | 'vendors' | 'nowMs'>
type Asked = {
  readonly vendorId: VendorId
  readonly locale: Locale
  readonly kind?: AlertKind | null | undefined
  readonly locationId?: LocationId | null | undefined
  readonly isSnoozed: boolean
}

/** What a shop is warned of, what is worth most first [FCT-5]. */
export async function replenishmentAlerts(
  deps: AlertDeps,
  actor: Actor,
  input: Asked & { readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Result<Page<ReplenishmentAlert>, OperateRefusal | NotFound>> {
  const query = await alertQuery(deps, actor, input)
  if (!query.ok) return query
  return ok(await deps.forecasts.alerts({ ...query.value, cursor: input.cursor ?? null, limit: input.limit }))
}

/** How many warnings there are of each kind. */
export async function alertSummary(
  deps: AlertDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<readonly AlertCount[], OperateRefusal | NotFound>> {
  const query = await alertQuery(deps, actor, { ...input, locale: 'en', isSnoozed: false })
  return query.ok ? ok(await deps.forecasts.alertCounts(query.value)) : query
}

/** Puts a warning off for some days; 0 days: it is shown again. */
export async function snoozeAlert(
  deps: Pick<ServiceDeps, 'forecasts' | 'vendors' | 'stockLists' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly skuId: SkuId
    readonly locationId: LocationId
    readonly kind: AlertKind
    readonly days: number
  },
): Promise<Result<null, OperateRefusal | NotFound>> {
  const { vendorId, skuId, locationId, kind, days } = input
  const allowed = inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const [sku, place] = await Promise.all([ownSku(deps, input), ownPlace(deps, vendorId, locationId)])
  if (!sku.ok) return sku
  if (!place.ok) return place
  const facts = { locationId, kind, days }
  const entry = auditEntry(deps, actor, { vendorId, action: 'alert.snoozed', subjectId: skuId, facts })
  const untilMs = days === 0 ? null : deps.nowMs() + days * DAY_MS
  await deps.forecasts.snooze(vendorId, { skuId, locationId, kind, untilMs }, entry)
  return ok(null)
}

async function alertQuery(
  deps: AlertDeps,
  actor: Actor,
  { vendorId, locale, isSnoozed, kind = null, locationId = null }: Asked,
): Promise<Result<AlertQuery, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const [places, settings] = await Promise.all([ownPlaces(deps, vendorId), deps.forecasts.settings([vendorId])])
  if (locationId !== null && !places.some((place) => place.id === locationId))
    return { ok: false, error: { code: 'not_found', what: 'location' } }
  const nowMs = deps.nowMs()
  const today = localTime(nowMs, places[0]?.timeZone ?? 'UTC').date
  const { overstockDays } = settings.get(vendorId) ?? DEFAULT_SETTING
  return ok({ vendorId, locale, kind, locationId, isSnoozed, today, nowMs, overstockDays })
}
