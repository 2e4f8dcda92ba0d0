import { expect, it } from 'vitest'
import { mayBecome } from './order-lifecycle.ts'
import { mayGoBack, nextSteps, ORDER_STEPS } from './order-steps.ts'
import { ORDER_STATUSES } from './types.ts'

it('[ORD-20] offers what the state table allows, and the remittance once while the order is owed', () => {
  expect(nextSteps({ status: 'placed', remittedAtMs: null })).toEqual([
    'confirmed',
    'remitted',
    'picking',
    'ready',
    'shipped',
  ])
  expect(nextSteps({ status: 'shipped', remittedAtMs: null })).toEqual(['remitted', 'delivered'])
  expect(nextSteps({ status: 'shipped', remittedAtMs: 5 })).toEqual(['delivered'])
  for (const status of ['cancelled', 'refunded'] as const) expect(nextSteps({ status, remittedAtMs: null })).toEqual([])
  for (const status of ORDER_STATUSES)
    for (const step of nextSteps({ status, remittedAtMs: 1 }))
      expect(step !== 'remitted' && mayBecome(status, step)).toBe(true)
  expect(ORDER_STEPS).toHaveLength(6)
})

it('[ORD-21] takes back only steps that told nobody and moved nothing', () => {
  expect(mayGoBack('placed', 'confirmed')).toBe(true)
  expect(mayGoBack('confirmed', 'picking')).toBe(true)
  expect(mayGoBack('shipped', 'delivered')).toBe(true)
  for (const from of ORDER_STATUSES)
    for (const to of ['shipped', 'cancelled', 'refunded'] as const) expect(mayGoBack(from, to)).toBe(false)
  expect(mayGoBack('ready', 'delivered')).toBe(false)
  expect(mayGoBack('delivered', 'confirmed')).toBe(false)
})
