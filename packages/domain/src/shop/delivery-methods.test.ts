import { expect, it } from 'vitest'
import { type Method, methodsProblem } from './delivery-methods.ts'

const post: Method = {
  id: 'post',
  kind: 'delivery',
  names: { en: 'Post', 'zh-Hant': '' },
  priceMinor: 400,
  freeOverMinor: 5000,
  transitDaysMin: 1,
  transitDaysMax: 2,
  windowFromMinute: 540,
  windowToMinute: 1080,
}
const field = (changed: Partial<Method>, hasPickupPlace = true) =>
  methodsProblem([{ ...post, ...changed }], hasPickupPlace)?.field ?? null

it('[ONB-4] takes a whole list, and an empty one', () => {
  expect(methodsProblem([post, { ...post, id: 'van' }], false)).toBeNull()
  expect(methodsProblem([], false)).toBeNull()
})

it.each<[string, Partial<Method>, string]>([
  ['without a name', { names: { en: '', 'zh-Hant': '' } }, 'methods.0.names'],
  ['that ends its journey before it begins', { transitDaysMax: 0 }, 'methods.0.transitDaysMax'],
  ['with a window of no length', { windowToMinute: 540 }, 'methods.0.windowToMinute'],
  ['that is free and free from a sum', { priceMinor: 0 }, 'methods.0.freeOverMinor'],
])('[ONB-4] names the field of a method %s', (_what, changed, expected) => {
  expect(field(changed)).toBe(expected)
})

it('[ONB-4] offers pickup only where there is a place for it', () => {
  expect(field({ kind: 'pickup' }, false)).toBe('methods.0.kind')
  expect(field({ kind: 'pickup' }, true)).toBeNull()
})

it('[ONB-4] refuses the same id twice', () => {
  expect(methodsProblem([post, post], true)?.field).toBe('methods.1.id')
})
