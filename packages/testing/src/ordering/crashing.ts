/** Where a process dies: at the `at`-th call to the outside (from 1), before or after that call had its effect. */
export type CrashPoint = { readonly at: number; readonly when: 'before' | 'after' }

/** Wraps ports so that their process dies at a point: the call fails, and so does everything the dead process still tries. */
export class Crashing {
  calls = 0
  readonly #point: CrashPoint | null

  constructor(point: CrashPoint | null) {
    this.#point = point
  }

  get isDead(): boolean {
    return this.#point !== null && this.calls >= this.#point.at
  }

  /** The port with every method counted. */
  wrap<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return (...parameters: unknown[]) => this.call(async () => Reflect.apply(member, target, parameters))
      },
    })
  }

  /** One counted call. */
  async call<Value>(effect: () => Promise<Value>): Promise<Value> {
    if (this.isDead) throw new Error('the process is dead')
    this.calls += 1
    const isHere = this.#point?.at === this.calls
    if (isHere && this.#point?.when === 'before') throw new Error('crash before the call')
    const value = await effect()
    if (isHere) throw new Error('crash after the call')
    return value
  }
}
