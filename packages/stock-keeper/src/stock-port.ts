import type { SkuId } from '@onhand/domain/ids'
import type { StockPort, StockRoomPort } from '@onhand/service/inventory/ports'
import type { StockKeeper } from './stock-keeper.ts'
import { NAMELESS } from './stock-tables.ts'

const ATTEMPTS_MAX = 3
const RETRY_AFTER_MS = 50

/**
 * The stock port over RPC: one object per SKU, found by the SKU's id. Every keeper method may be repeated, so a call that was cut off by a
 * restart of the object is made again on a new stub; an overloaded object is not asked again. What still fails throws.
 */
export function stockPort(namespace: DurableObjectNamespace<StockKeeper>): StockPort {
  const call = patientCalls(namespace)
  return {
    reserve: (skuId, request) => call(skuId, async (keeper) => keeper.reserve(request)),
    extend: (skuId, reservationId, expiresAtMs) =>
      call(skuId, async (keeper) => keeper.extend(reservationId, expiresAtMs)),
    release: (skuId, reservationId) => call(skuId, async (keeper) => keeper.release(reservationId)),
    allocate: (skuId, reservationId) => call(skuId, async (keeper) => keeper.allocate(reservationId)),
    deallocate: (skuId, reservationId) => call(skuId, async (keeper) => keeper.deallocate(reservationId)),
    ship: (skuId, reservationId) => call(skuId, async (keeper) => keeper.ship(reservationId)),
    receive: (skuId, receipt) => call(skuId, async (keeper) => keeper.receive(receipt)),
    adjust: (skuId, adjustment) => call(skuId, async (keeper) => keeper.adjust(adjustment)),
    availability: (skuId) => call(skuId, async (keeper) => keeper.availability()),
    levels: (skuId) => call(skuId, async (keeper) => keeper.levels()),
    projected: (skuId, version) => call(skuId, async (keeper) => keeper.projected(version)),
  }
}

/** The further steps of people who work with stock, over the same RPC. */
export function stockRoomPort(namespace: DurableObjectNamespace<StockKeeper>): StockRoomPort {
  const call = patientCalls(namespace)
  return {
    lots: (skuId) => call(skuId, async (keeper) => keeper.lots()),
    settleUnits: (skuId, settlement) => call(skuId, async (keeper) => keeper.settleUnits(settlement)),
    quarantine: (skuId, lotId, isQuarantined) => call(skuId, async (keeper) => keeper.quarantine(lotId, isQuarantined)),
    dispatch: (skuId, request) => call(skuId, async (keeper) => keeper.dispatch(request)),
    arrive: (skuId, request) => call(skuId, async (keeper) => keeper.arrive(request)),
    expectGoods: (skuId, expectation) => call(skuId, async (keeper) => keeper.expectGoods(expectation)),
    shelf: (skuId) => call(skuId, async (keeper) => keeper.shelf()),
  }
}

function patientCalls(namespace: DurableObjectNamespace<StockKeeper>) {
  return async <Value>(skuId: SkuId, ask: (keeper: DurableObjectStub<StockKeeper>) => Promise<Value>) => {
    for (let attempt = 1; ; attempt += 1) {
      // A stub that has failed once stays broken: each attempt takes a new one.
      const keeper = namespace.get(namespace.idFromName(skuId))
      try {
        return await ask(keeper)
      } catch (error) {
        if (attempt < ATTEMPTS_MAX && error instanceof Error && error.message.includes(NAMELESS)) {
          await keeper.introduce(skuId)
          continue
        }
        if (attempt >= ATTEMPTS_MAX || !isPassing(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * attempt))
      }
    }
  }
}

/** True for failures that a new stub may not meet: the object restarted, or the connection dropped. */
function isPassing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const has = (flag: string) => flag in error && Reflect.get(error, flag) === true
  return !has('overloaded') && (has('retryable') || has('durableObjectReset'))
}
