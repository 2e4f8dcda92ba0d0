import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import type { FollowedShop, FollowerCounts, FollowerRow } from '@onhand/domain/marketing/views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Page } from '../ordering/desk-ports.ts'

/** Why a shop is not followed. */
export type FollowRefusal =
  | { readonly code: 'sign_in_required' }
  | { readonly code: 'not_found'; readonly what: 'vendor' }

type FollowDeps = Pick<ServiceDeps, 'follows' | 'vendors' | 'nowMs'>

/** Follows a shop, or no longer [FOL-1]. Repeating it changes nothing. */
export async function followShop(
  deps: FollowDeps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly isFollowing: boolean },
): Promise<Result<{ readonly isFollowing: boolean }, FollowRefusal>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  const { vendorId, isFollowing } = input
  if (!isFollowing) {
    await deps.follows.unfollow(vendorId, actor.personId)
    return ok({ isFollowing })
  }
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor?.isApproved) return err({ code: 'not_found', what: 'vendor' })
  await deps.follows.follow(vendorId, actor.personId, deps.nowMs())
  return ok({ isFollowing })
}

/** Whether the caller follows a shop: nobody does not. */
export async function isFollowing(
  deps: Pick<ServiceDeps, 'follows'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<{ readonly isFollowing: boolean }> {
  if (actor.kind !== 'person') return { isFollowing: false }
  return { isFollowing: await deps.follows.isFollowing(input.vendorId, actor.personId) }
}

/** The shops the caller follows, latest first. */
export async function followedShops(
  deps: Pick<ServiceDeps, 'follows'>,
  actor: Actor,
  input: { readonly locale: Locale },
): Promise<Result<readonly FollowedShop[], { readonly code: 'sign_in_required' }>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  return ok(await deps.follows.followed(actor.personId, input.locale))
}

/** A shop's followers, newest first: named only where they bought [FOL-2]. */
export async function listFollowers(
  deps: Pick<ServiceDeps, 'follows'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Result<Page<FollowerRow>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'customers.read')
  if (!allowed.ok) return allowed
  return ok(await deps.follows.followers({ ...input, cursor: input.cursor ?? null }))
}

/** How many follow a shop, and how that grows. */
export async function countFollowers(
  deps: Pick<ServiceDeps, 'follows' | 'nowMs'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<FollowerCounts, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'customers.read')
  if (!allowed.ok) return allowed
  return ok(await deps.follows.counts(input.vendorId, deps.nowMs()))
}
