import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { stockPort } from './stock-port.ts'

const SKU = idOf('sku', 'sku_mug')
const RESERVATION = idOf('reservation', 'rsv_aa')

/** A namespace whose keeper fails as told before it answers. */
function failing(...failures: readonly object[]) {
  const stubs: string[] = []
  const left = [...failures]
  const namespace = {
    idFromName: (name: string) => name,
    get: (name: string) => {
      stubs.push(name)
      return {
        release: async () => {
          const failure = left.shift()
          if (failure) throw Object.assign(new Error('the call was cut off'), failure)
          return { ok: true, value: 'released' }
        },
      }
    },
  } as unknown as Parameters<typeof stockPort>[0]
  return { port: stockPort(namespace), stubs }
}

it('[INV-17] asks again on a new stub when the object restarted during the call', async () => {
  const { port, stubs } = failing({ durableObjectReset: true }, { retryable: true })
  expect(await port.release(SKU, RESERVATION)).toEqual({ ok: true, value: 'released' })
  expect(stubs).toEqual([SKU, SKU, SKU])
})

it.each([
  ['an overloaded object', [{ overloaded: true, retryable: true }], 1],
  ['a fault of its own', [{}], 1],
  ['an object that keeps restarting', Array.from({ length: 9 }, () => ({ durableObjectReset: true })), 3],
])('[INV-17] never takes %s for an answer', async (_what, failures, attempts) => {
  const { port, stubs } = failing(...failures)
  await expect(port.release(SKU, RESERVATION)).rejects.toThrow('the call was cut off')
  expect(stubs).toHaveLength(attempts)
})
