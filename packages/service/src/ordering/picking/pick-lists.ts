import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderLineId, PersonId, PickListId, VendorId } from '@onhand/domain/ids'
import type { PickListCard, PickListView } from '@onhand/domain/ordering/vendor-order-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { Page } from '../desk-ports.ts'

/** Which list of which shop. */
export type ListOfShop = { readonly vendorId: VendorId; readonly pickListId: PickListId }
/** Refusals of everything done to a list. */
export type PickListRefusal = OperateRefusal | { readonly code: 'not_found'; readonly what: 'pick_list' }
/** What reading lists needs. */
export type PickReadDeps = Pick<ServiceDeps, 'pickLists'>

/** A shop's lists, open or finished, newest first. */
export async function listPickLists(
  deps: PickReadDeps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly isFinished: boolean
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<PickListCard>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.read')
  if (!allowed.ok) return allowed
  return ok(await deps.pickLists.list(input.vendorId, { ...input, cursor: input.cursor ?? null }))
}

/** One list with its lines in the order of the walk. */
export async function getPickList(
  deps: PickReadDeps,
  actor: Actor,
  input: ListOfShop,
): Promise<Result<PickListView, PickListRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.read')
  return allowed.ok ? await findList(deps, input) : allowed
}

/** Says who walks it. */
export async function assignPickList(
  deps: PickReadDeps & Pick<ServiceDeps, 'nowMs' | 'newId'>,
  actor: Actor,
  input: ListOfShop & { readonly assignedTo: PersonId | null },
): Promise<Result<PickListView, PickListRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const { vendorId, pickListId, assignedTo } = input
  const found = await findList(deps, input)
  if (!found.ok) return found
  const audit = auditEntry(deps, actor, { vendorId, action: 'pick.assigned', subjectId: pickListId })
  await deps.pickLists.assign(vendorId, pickListId, { assignedTo, audit })
  return await findList(deps, input)
}

/** Says how many units of a line are in the basket [ORD-28]. */
export async function markPicked(
  deps: PickReadDeps,
  actor: Actor,
  input: ListOfShop & { readonly orderLineId: OrderLineId; readonly position: number; readonly pickedUnits: number },
): Promise<Result<PickListView, PickListRefusal | { readonly code: 'pick_too_many' }>> {
  const allowed = inShop(actor, input.vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const found = await findList(deps, input)
  if (!found.ok) return found
  const { isApplied } = await deps.pickLists.mark(input, input.pickedUnits)
  return isApplied ? await findList(deps, input) : err({ code: 'pick_too_many' })
}

/** The list, or that there is none of this id in the shop. */
export async function findList(
  deps: PickReadDeps,
  { vendorId, pickListId }: ListOfShop,
): Promise<Result<PickListView, { readonly code: 'not_found'; readonly what: 'pick_list' }>> {
  const view = await deps.pickLists.find(vendorId, pickListId)
  return view ? ok(view) : err({ code: 'not_found', what: 'pick_list' })
}
