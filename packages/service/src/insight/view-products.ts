import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ProductId } from '@onhand/domain/ids'
import { type Basket, basketsOf } from '@onhand/domain/insight/baskets'
import type { ProductSales, ProductSort } from '@onhand/domain/insight/sales'
import { ok, type Result } from '@onhand/domain/result'
import {
  type InsightDeps,
  type InsightRefusal,
  type InsightRequest,
  openInsight,
  type ShownPeriod,
  shownPeriod,
  spanOf,
} from './open-insight.ts'

/** Two products with their names. */
export type NamedBasket = Basket<ProductId> & { readonly titleA: string; readonly titleB: string }

/** Products ranked by what they sold. */
export async function viewProducts(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest & { readonly sort: ProductSort; readonly locale: Locale; readonly limit: number },
): Promise<
  Result<
    { readonly period: ShownPeriod; readonly currency: string; readonly items: readonly ProductSales[] },
    InsightRefusal
  >
> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { range, before, vendor } = opened.value
  const { sort, locale, limit } = request
  const query = { ...spanOf(opened.value, range), beforeFromMs: before.fromMs, sort, locale, limit }
  return ok({
    period: shownPeriod(opened.value),
    currency: vendor.currency,
    items: await deps.insight.products(query),
  })
}

/** Products that are bought together [INS-9]. */
export async function viewBaskets(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest & { readonly locale: Locale; readonly limit: number },
): Promise<
  Result<
    { readonly period: ShownPeriod; readonly orderCount: number; readonly items: readonly NamedBasket[] },
    InsightRefusal
  >
> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const counts = await deps.insight.baskets({ ...spanOf(opened.value, opened.value.range), locale: request.locale })
  const titleOf = (productId: ProductId) => counts.titles.get(productId) ?? ''
  return ok({
    period: shownPeriod(opened.value),
    orderCount: counts.orderCount,
    items: basketsOf(counts, request.limit).map((basket) => ({
      ...basket,
      titleA: titleOf(basket.a),
      titleB: titleOf(basket.b),
    })),
  })
}
