import { expect, it } from 'vitest'
import { isBeforeShipping, mayBecome, ORDER_LIFECYCLE, statusesBefore } from './order-lifecycle.ts'
import { ORDER_STATUSES } from './types.ts'

it('[ORD-9] cancels only what has not left, and refunds only what has', () => {
  expect(statusesBefore('cancelled')).toEqual(['placed', 'confirmed', 'picking', 'ready'])
  expect(statusesBefore('refunded')).toEqual(['shipped', 'delivered'])
  expect(ORDER_STATUSES.filter(isBeforeShipping)).toEqual(['placed', 'confirmed', 'picking', 'ready'])
})

it('[ORD-9] never goes back: no status is reached again from what follows it', () => {
  const reach = (from: (typeof ORDER_STATUSES)[number]): readonly string[] =>
    ORDER_LIFECYCLE[from].flatMap((next) => [next, ...reach(next)])
  for (const status of ORDER_STATUSES) expect(reach(status)).not.toContain(status)
  expect(mayBecome('cancelled', 'shipped')).toBe(false)
  expect(mayBecome('delivered', 'shipped')).toBe(false)
})
