type Waiting<Value> = { readonly resolve: (value: Value | null) => void; readonly reject: (error: unknown) => void }

/**
 * Turns a read of many into a read of one that concurrent callers share: what is asked within one turn of the event loop is read together, and
 * when that fails, each by itself, so that one unreadable thing fails nobody else. With `keep`, an answer is given again to later callers.
 * For the messages of one batch, which ask alike; make one for each batch.
 */
export function readsTogether<Id extends string, Value>(
  readMany: (ids: readonly Id[]) => Promise<readonly Value[]>,
  options: { readonly idOf: (value: Value) => Id; readonly keep?: boolean },
): (id: Id) => Promise<Value | null> {
  let waiting = new Map<Id, Waiting<Value>[]>()
  const kept = new Map<Id, Promise<Value | null>>()

  async function readWaiting(): Promise<void> {
    const asked = waiting
    waiting = new Map()
    try {
      await answer(asked)
    } catch (error) {
      if (asked.size === 1) fail(asked, error)
      else for (const one of asked) await answer(new Map([one])).catch((reason) => fail(new Map([one]), reason))
    }
  }

  async function answer(asked: ReadonlyMap<Id, readonly Waiting<Value>[]>): Promise<void> {
    const values = await readMany([...asked.keys()])
    const found = new Map(values.map((value) => [options.idOf(value), value]))
    for (const [id, callers] of asked) for (const caller of callers) caller.resolve(found.get(id) ?? null)
  }

  function fail(asked: ReadonlyMap<Id, readonly Waiting<Value>[]>, error: unknown): void {
    for (const [id, callers] of asked) {
      kept.delete(id)
      for (const caller of callers) caller.reject(error)
    }
  }

  function read(id: Id): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      if (waiting.size === 0) setTimeout(() => void readWaiting(), 0)
      waiting.set(id, [...(waiting.get(id) ?? []), { resolve, reject }])
    })
  }

  return (id) => {
    if (!options.keep) return read(id)
    const known = kept.get(id) ?? read(id)
    kept.set(id, known)
    return known
  }
}
