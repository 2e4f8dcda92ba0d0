/** Runs tasks of the same key one after the other, of different keys side by side. An optimisation: the rows decide, not the order. */
export class InTurn<Key> {
  readonly #last = new Map<Key, Promise<unknown>>()

  async run<Value>(key: Key, task: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const mine = before.then(task, task)
    this.#last.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key)
    }
  }
}
