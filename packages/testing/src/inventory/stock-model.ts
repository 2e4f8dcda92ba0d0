/** What the model answers: `ok`, or the refusal as the keeper would say it. */
export type ModelAnswer = 'ok' | Readonly<Record<string, unknown>>

type Entry = { units: number; where: string; state: string; expiresAtMs: number }
type Wish = { readonly id: string; readonly nowMs: number; readonly expiresAtMs: number }

const DAY_MS = 86_400_000

/**
 * Stock of one SKU as a shopkeeper would count it on paper: one total, a list of claims, available worked out anew each time.
 * Written apart from the domain, to be compared with it.
 */
export class StockModel {
  #onHand = 0
  readonly #claims = new Map<string, Entry>()

  receive(units: number): void {
    this.#onHand += units
  }

  /** Units that nobody holds at `nowMs`. */
  available(nowMs: number): number {
    this.#end(nowMs)
    let claimed = 0
    for (const { state, units } of this.#claims.values())
      if (state === 'held' || state === 'allocated') claimed += units
    return this.#onHand - claimed
  }

  reserve(wish: Wish & { readonly units: number; readonly where: string }): ModelAnswer {
    const availableUnits = this.available(wish.nowMs)
    const known = this.#claims.get(wish.id)
    if (known) {
      if (known.units !== wish.units || known.where !== wish.where)
        return { code: 'reservation_id_reused', reservedUnits: known.units }
      if (known.state === 'expired' || known.state === 'released') return { code: `reservation_${known.state}` }
      return 'ok'
    }
    if (wish.units < 1) return { code: 'invalid_units', unitsMax: 1_000_000 }
    if (wish.expiresAtMs <= wish.nowMs) return { code: 'reservation_expired' }
    if (wish.units > availableUnits) return { code: 'insufficient_stock', availableUnits }
    const expiresAtMs = Math.min(wish.expiresAtMs, wish.nowMs + DAY_MS)
    this.#claims.set(wish.id, { units: wish.units, where: wish.where, state: 'held', expiresAtMs })
    return 'ok'
  }

  extend(wish: Wish): ModelAnswer {
    const availableUnits = this.available(wish.nowMs)
    const known = this.#claims.get(wish.id)
    if (!known) return { code: 'reservation_unknown' }
    if (known.state === 'released') return { code: 'reservation_state', state: 'released' }
    if (known.state === 'allocated' || known.state === 'shipped') return 'ok'
    const expiresAtMs = Math.min(wish.expiresAtMs, wish.nowMs + DAY_MS)
    if (known.state === 'held') {
      known.expiresAtMs = Math.max(known.expiresAtMs, expiresAtMs)
      return 'ok'
    }
    if (wish.expiresAtMs <= wish.nowMs) return { code: 'reservation_expired' }
    if (known.units > availableUnits) return { code: 'insufficient_stock', availableUnits }
    known.state = 'held'
    known.expiresAtMs = expiresAtMs
    return 'ok'
  }

  release(wish: Wish): ModelAnswer {
    return this.#move(wish, { held: 'released', released: null, expired: null })
  }

  allocate(wish: Wish): ModelAnswer {
    return this.#move(wish, { held: 'allocated', allocated: null, shipped: null })
  }

  deallocate(wish: Wish): ModelAnswer {
    return this.#move(wish, { allocated: 'released', released: null, expired: null })
  }

  ship(wish: Wish): ModelAnswer {
    const before = this.#claims.get(wish.id)?.state
    const answer = this.#move(wish, { allocated: 'shipped', shipped: null })
    if (answer === 'ok' && before === 'allocated') this.#onHand -= this.#claims.get(wish.id)?.units ?? 0
    return answer
  }

  #move(wish: Wish, allowed: Readonly<Record<string, string | null>>): ModelAnswer {
    this.#end(wish.nowMs)
    const known = this.#claims.get(wish.id)
    if (!known) return { code: 'reservation_unknown' }
    const next = allowed[known.state]
    if (next === undefined)
      return known.state === 'expired'
        ? { code: 'reservation_expired' }
        : { code: 'reservation_state', state: known.state }
    if (next !== null) known.state = next
    return 'ok'
  }

  #end(nowMs: number): void {
    for (const claim of this.#claims.values())
      if (claim.state === 'held' && claim.expiresAtMs <= nowMs) claim.state = 'expired'
  }
}
