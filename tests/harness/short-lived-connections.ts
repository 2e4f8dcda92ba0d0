/** Less than the five seconds after which the runtime closes a connection that is idle. */
const IDLE_MS_MAX = 500

// Where Node's fetch finds what keeps its connections; there once fetch was used.
const DISPATCHER = Symbol.for('undici.globalDispatcher.1')

/**
 * Gives this process's idle connections up before the runtime closes them: a request that is sent into one that is just being closed is lost, and on a
 * busy machine that was one in some hundred thousand.
 */
export async function giveUpIdleConnections(): Promise<void> {
  await fetch('data:,')
  const dispatcher: unknown = Reflect.get(globalThis, DISPATCHER)
  if (typeof dispatcher !== 'object' || dispatcher === null) throw new Error('Node keeps connections elsewhere now')
  const options = { keepAliveTimeout: IDLE_MS_MAX, keepAliveMaxTimeout: IDLE_MS_MAX }
  Reflect.set(globalThis, DISPATCHER, Reflect.construct(dispatcher.constructor, [options]))
}

await giveUpIdleConnections()
