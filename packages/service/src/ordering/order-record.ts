import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderGroupId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import type { OrderRecord } from './ports.ts'

/** All facts of a placed checkout, for the operator and programs. */
export async function orderRecord(
  deps: Pick<ServiceDeps, 'orders'>,
  actor: Actor,
  input: { readonly orderGroupId: OrderGroupId },
): Promise<Result<OrderRecord, OperateRefusal | { readonly code: 'not_found'; readonly what: 'order' }>> {
  const allowed = operate(actor, 'orders')
  if (!allowed.ok) return allowed
  const record = await deps.orders.record(input.orderGroupId)
  return record ? ok(record) : err({ code: 'not_found', what: 'order' })
}
