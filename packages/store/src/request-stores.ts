import type { StorePorts } from '@onhand/service/deps'
import { d1Engine } from './engine/d1.ts'
import { gatheringEngine } from './engine/gathering-engine.ts'
import { type DatabaseBindings, requestEngine } from './engine/request-engine.ts'
import { storePorts } from './store-ports.ts'

/** Stores, and how to give back what they opened. */
export type OpenStores = { readonly stores: StorePorts; readonly close: () => Promise<void> }

const nothingToClose = async (): Promise<void> => undefined
/** D1 opens nothing per request, so an isolate compiles its queries once and keeps them. */
const isolateStores = new WeakMap<D1Database, StorePorts>()

/** The stores of one request. */
export function requestStores(env: DatabaseBindings): OpenStores {
  if (env.DB_ENGINE === 'postgres') {
    const { engine, close } = requestEngine(env)
    return { stores: storePorts(engine, Date.now), close }
  }
  const stores = isolateStores.get(env.DB) ?? storePorts(d1Engine(env.DB), Date.now)
  isolateStores.set(env.DB, stores)
  return { stores, close: nothingToClose }
}

const scopedStores = new WeakMap<object, StorePorts>()

/**
 * The stores of one object or one queue batch, named by `scope`: with D1 its concurrent calls share their trips to the database
 * (`gatheringEngine`). `scope` must not be shared between requests.
 */
export function gatheringStores(env: DatabaseBindings, scope: object): OpenStores {
  if (env.DB_ENGINE === 'postgres') return requestStores(env)
  const stores = scopedStores.get(scope) ?? storePorts(gatheringEngine(d1Engine(env.DB)), Date.now)
  scopedStores.set(scope, stores)
  return { stores, close: nothingToClose }
}
