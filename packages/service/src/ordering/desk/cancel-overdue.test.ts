import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { expect, it } from 'vitest'
import { cancelOverdue } from './cancel-overdue.ts'

it('[ORD-25] cancels each overdue order once, with its refund and its message in the same change', async () => {
  const world = new JobsWorld()
  const [order] = world.group.orders
  if (!order) throw new Error('the group has an order')
  expect(await cancelOverdue(world.deps())).toEqual({ cancelledCount: 1 })
  expect(world.orders.status.get(order.id)).toBe('cancelled')
  expect([...world.orders.refunds.values()]).toMatchObject([{ reason: 'remittance_overdue', status: 'due' }])
  await cancelOverdue(world.deps())
  expect(world.orders.refunds.size).toBe(1)
})
