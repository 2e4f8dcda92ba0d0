import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type OrderLineId, type SkuId } from '@onhand/domain/ids'
import type { ReserveRefusal } from '@onhand/domain/inventory/types'
import {
  planSubstitute,
  SUBSTITUTED,
  type SubstituteOffer,
  type SubstituteRefusal,
} from '@onhand/domain/ordering/substitution'
import type { PlacedLine } from '@onhand/domain/ordering/types'
import type { PickListView } from '@onhand/domain/ordering/vendor-order-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import { refundDueMessage } from '../../payments/refund-message.ts'
import { findOrder, type FoundOrder, refundable } from '../find-order.ts'
import { findList, type ListOfShop, type PickListRefusal } from './pick-lists.ts'

/** Long enough for the job that makes the claim the order's, whatever happens to the call that made it. */
const CLAIM_MS = 86_400_000
/** As many as a picker looks through at a shelf. */
const OFFERS_MAX = 12

type OfLine = ListOfShop & { readonly orderLineId: OrderLineId; readonly position: number }
type LineUnknown = PickListRefusal | { readonly code: 'not_found'; readonly what: 'order' | 'order_line' | 'sku' }
/** Refusals of letting something stand in. */
export type SubstitutePickRefusal =
  | LineUnknown
  | SubstituteRefusal
  | ReserveRefusal
  | { readonly code: 'pick_too_many' }
  | { readonly code: 'order_state'; readonly status: string }

/** What could stand in for a line: its product's other variants first, then its category's, no dearer and in stock; nothing when its buyer wants the money. */
export async function listSubstitutes(
  deps: Pick<ServiceDeps, 'pickLists' | 'orders'>,
  actor: Actor,
  input: OfLine & { readonly locale: Locale },
): Promise<Result<readonly SubstituteOffer[], LineUnknown>> {
  const allowed = inShop(actor, input.vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const found = await findLine(deps, input)
  if (!found.ok) return found
  const { paid } = found.value
  if (paid.substitution !== 'similar') return ok([])
  return ok(
    await deps.pickLists.substitutes({
      ...searchOf(input, found.value),
      locale: input.locale,
      limit: OFFERS_MAX,
      skuId: null,
    }),
  )
}

type SubstituteDeps = Pick<ServiceDeps, 'pickLists' | 'orders' | 'stock' | 'nowMs' | 'newId' | 'wakeOutbox' | 'log'>

/**
 * Lets something else stand in for units that are not on the shelf [ORD-29]. Its stock is claimed first, for a day; then one commit writes the new line,
 * the refund of the difference and the message whose job makes the claim the order's. Ids follow from the line, so repeating it changes nothing, and
 * what was decided first (a refund, another substitute) holds.
 */
export async function substitutePick(
  deps: SubstituteDeps,
  actor: Actor,
  input: OfLine & { readonly skuId: SkuId; readonly units: number },
): Promise<Result<PickListView, SubstitutePickRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const found = await findLine(deps, input)
  if (!found.ok) return found
  const decided = decidedBefore(found.value, input)
  if (decided !== null) return decided ? await findList(deps, input) : err({ code: 'pick_too_many' })
  const { locale } = found.value.order.record.group
  const search = { ...searchOf(input, found.value), locale, limit: 1, skuId: input.skuId }
  const [offer] = await deps.pickLists.substitutes(search)
  if (!offer) return err({ code: 'not_found', what: 'sku' })
  const { units, position } = input
  const refundedUnits = refundedOf(found.value)
  const planned = planSubstitute(found.value.paid, { offer, position, units, refundedUnits })
  if (!planned.ok) return planned
  const { line } = planned.value
  const reserved = await deps.stock.reserve(line.skuId, {
    reservationId: line.reservationId,
    units,
    expiresAtMs: deps.nowMs() + CLAIM_MS,
    locationIds: found.value.locationId === null ? [] : [found.value.locationId],
  })
  if (!reserved.ok) return reserved
  const written = await write(deps, actor, {
    ...input,
    found: found.value,
    planned: planned.value,
    line: { ...line, allocations: reserved.value.allocations },
  })
  if (!written.ok) {
    await deps.stock.release(line.skuId, line.reservationId)
    return written
  }
  await deps.stock.allocate(line.skuId, line.reservationId)
  deps.wakeOutbox()
  return await findList(deps, input)
}

type FoundLine = {
  readonly order: FoundOrder
  readonly paid: PlacedLine
  readonly locationId: PickListView['lines'][number]['locationId']
}

async function findLine(
  deps: Pick<ServiceDeps, 'pickLists' | 'orders'>,
  input: OfLine,
): Promise<Result<FoundLine, LineUnknown>> {
  const list = await findList(deps, input)
  if (!list.ok) return list
  const { orderLineId, position } = input
  const line = list.value.lines.find((one) => one.orderLineId === orderLineId && one.position === position)
  if (!line) return err({ code: 'not_found', what: 'order_line' })
  const order = await findOrder(deps, line.orderId)
  if (!order.ok) return order
  const paid = order.value.order.lines.find((one) => one.id === orderLineId)
  if (!paid) return err({ code: 'not_found', what: 'order_line' })
  return ok({ order: order.value, paid, locationId: line.locationId })
}

/** True: the same was done before. False: something else was. Null: nothing yet. */
function decidedBefore(
  { order, paid }: FoundLine,
  input: OfLine & { readonly skuId: SkuId; readonly units: number },
): boolean | null {
  const refundId = derivedId('refund', paid.id, `p${input.position}`)
  const refund = order.record.refunds.find((one) => one.id === refundId)
  if (!refund) return null
  const line = order.order.lines.find((one) => one.id === derivedId('orderLine', paid.id, `s${input.position}`))
  return refund.reason === SUBSTITUTED && line?.skuId === input.skuId && line.units === input.units
}

function searchOf({ vendorId }: OfLine, { order, paid }: FoundLine) {
  const { currency } = order.record.group
  return { vendorId, insteadOf: paid.skuId, currency, priceMaxMinor: paid.unitPriceMinor }
}

function refundedOf({ order, paid }: FoundLine): number {
  return refundable(order).lines.find((line) => line.orderLineId === paid.id)?.refundedUnits ?? 0
}

type Write = OfLine & {
  readonly units: number
  readonly found: FoundLine
  readonly planned: { readonly refundId: ReturnType<typeof refundIdOf>; readonly amountMinor: number }
  readonly line: PlacedLine
}

async function write(
  deps: SubstituteDeps,
  actor: Actor,
  { vendorId, pickListId, orderLineId, position, units, found, planned, line }: Write,
): Promise<Result<null, SubstitutePickRefusal>> {
  const { order, record, status } = found.order
  const facts = { units, skuId: line.skuId, amountMinor: planned.amountMinor }
  const audit = auditEntry(deps, actor, { vendorId, action: 'pick.substituted', subjectId: order.id, facts })
  const key = { vendorId, pickListId, orderLineId, position }
  const { isApplied: isShort } = await deps.pickLists.markShort(key, { units, action: 'refund', audit })
  if (!isShort) return err({ code: 'pick_too_many' })
  const subject = { orderGroupId: record.group.id, orderId: order.id, refundId: planned.refundId }
  const { isApplied } = await deps.orders.change({
    orderGroupId: record.group.id,
    orderId: order.id,
    status: null,
    guard: { statuses: ['placed', 'confirmed', 'picking'] },
    events: [
      {
        key: `substituted:${line.id}`,
        type: 'substituted',
        orderId: order.id,
        atMs: deps.nowMs(),
        data: { units, title: line.title, former: found.paid.title },
      },
    ],
    journals: [],
    outbox: [refundDueMessage(subject)],
    refund: {
      id: planned.refundId,
      amountMinor: planned.amountMinor,
      reason: SUBSTITUTED,
      status: 'due',
      transactionNumber: null,
      lines: [{ orderLineId, units, amountMinor: planned.amountMinor, isRestocked: false }],
    },
    addedLine: { line, position: order.lines.length, pickListId },
  })
  return isApplied ? ok(null) : err({ code: 'order_state', status })
}

function refundIdOf(orderLineId: OrderLineId, position: number) {
  return derivedId('refund', orderLineId, `p${position}`)
}
