import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { CategoryId, LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import type { MovementReason } from '@onhand/domain/inventory/types'
import { addDays, localTime } from '@onhand/domain/local-time'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { askedPlaces, type NotFound, ownPlaces, ownSku } from './own.ts'
import type { AlertRow, LotRow, MovementRow, Page, StockRow, StockSort, StockState, StockSummary } from './ports.ts'

type Refusal = OperateRefusal | NotFound
type PageInput = { readonly cursor?: string | null | undefined; readonly limit: number }
type ShopInput = { readonly vendorId: VendorId; readonly locationId?: LocationId | null | undefined }
type ListDeps = Pick<ServiceDeps, 'stockLists' | 'vendors' | 'nowMs'>

/** The stock table of a shop, over all places or one. Projected: exact numbers are asked for one SKU at a time. */
export async function stockRows(
  deps: ListDeps,
  actor: Actor,
  input: ShopInput &
    PageInput & {
      readonly locale: Locale
      readonly state: StockState
      readonly categoryId?: CategoryId | null | undefined
      readonly words: string
      readonly expiresInDays: number
      readonly sort: StockSort
    },
): Promise<Result<Page<StockRow>, Refusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const places = await askedPlaces(deps, input.vendorId, input.locationId ?? null)
  if (!places.ok) return places
  const { vendorId, locale, state, words, sort, limit } = input
  const page = {
    locationId: input.locationId ?? null,
    categoryId: input.categoryId ?? null,
    cursor: input.cursor ?? null,
  }
  const expiresUntil = await dayFromNow(deps, vendorId, input.expiresInDays)
  return ok(await deps.stockLists.rows({ vendorId, locale, state, words, sort, limit, expiresUntil, ...page }))
}

/** How many SKUs are low, out, soon to expire or on their way. */
export async function stockSummary(
  deps: ListDeps,
  actor: Actor,
  input: ShopInput & { readonly expiresInDays: number },
): Promise<Result<StockSummary, Refusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const places = await askedPlaces(deps, input.vendorId, input.locationId ?? null)
  if (!places.ok) return places
  const expiresUntil = await dayFromNow(deps, input.vendorId, input.expiresInDays)
  const { vendorId, locationId = null } = input
  return ok(await deps.stockLists.summary({ vendorId, locationId, expiresUntil }))
}

/** The movement ledger of a shop, newest first. */
export async function stockMovements(
  deps: ListDeps,
  actor: Actor,
  input: ShopInput &
    PageInput & {
      readonly locale: Locale
      readonly skuId?: SkuId | null | undefined
      readonly reason?: MovementReason | null | undefined
      readonly fromMs?: number | null | undefined
      readonly toMs?: number | null | undefined
    },
): Promise<Result<Page<MovementRow>, Refusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const { vendorId, locale, skuId = null, reason = null, fromMs = null, toMs = null, cursor = null, limit } = input
  if (skuId !== null) {
    const sku = await ownSku(deps, { vendorId, skuId })
    if (!sku.ok) return sku
  }
  const places = await askedPlaces(deps, vendorId, input.locationId ?? null)
  if (!places.ok) return places
  const query = { locationIds: places.value, locale, skuId, reason, fromMs, toMs, cursor, limit }
  return ok(places.value.length === 0 ? { items: [], nextCursor: null } : await deps.stockLists.movements(query))
}

/** Lots of a shop that expire within some days, first to expire first; those that are past included. */
export async function expiringLots(
  deps: ListDeps,
  actor: Actor,
  input: ShopInput & PageInput & { readonly locale: Locale; readonly withinDays: number },
): Promise<Result<Page<LotRow>, Refusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const places = await askedPlaces(deps, input.vendorId, input.locationId ?? null)
  if (!places.ok) return places
  const until = await dayFromNow(deps, input.vendorId, input.withinDays)
  const { locale, cursor = null, limit } = input
  return ok(await deps.stockLists.expiring({ locationIds: places.value, locale, until, cursor, limit }))
}

/** What is at or below its threshold. */
export async function lowStock(
  deps: Pick<ServiceDeps, 'stockAlerts'>,
  actor: Actor,
  input: PageInput & { readonly vendorId: VendorId; readonly locale: Locale },
): Promise<Result<Page<AlertRow>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  return ok(
    await deps.stockAlerts.low(input.vendorId, input.locale, { cursor: input.cursor ?? null, limit: input.limit }),
  )
}

/** A calendar day of the shop's first place, some days from now. */
async function dayFromNow(deps: ListDeps, vendorId: VendorId, days: number): Promise<string> {
  const [place] = await ownPlaces(deps, vendorId)
  return addDays(localTime(deps.nowMs(), place?.timeZone ?? 'UTC').date, days)
}
