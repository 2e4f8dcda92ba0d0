import type { CreditHoldId } from '@onhand/domain/ids'
import { type CreditEntry, type CreditHold, type CreditRule, isGiven } from '@onhand/domain/marketing/credit'
import type { HoldOutcome } from '@onhand/service/marketing/ports'

type Hold = { readonly hold: CreditHold; state: 'held' | 'secured' | 'spent' | 'released'; expiresAtMs: number }

/** Credit in memory, with the database's guard: never more held than there is. */
export class FakeCredits {
  readonly holds = new Map<CreditHoldId, Hold>()
  readonly entries = new Map<string, CreditEntry>()
  ruleOfAll: CreditRule | null = null

  balance(): number {
    return [...this.entries.values()].reduce(
      (sum, one) => sum + (isGiven(one.kind) ? one.amountMinor : -one.amountMinor),
      0,
    )
  }

  heldMinor(): number {
    return [...this.holds.values()]
      .filter(({ state }) => state === 'held' || state === 'secured')
      .reduce((sum, { hold }) => sum + hold.amountMinor, 0)
  }

  async rule(): Promise<CreditRule | null> {
    return this.ruleOfAll
  }

  async hold(hold: CreditHold, at: { readonly expiresAtMs: number; readonly nowMs: number }): Promise<HoldOutcome> {
    this.#expire(at.nowMs)
    const known = this.holds.get(hold.id)
    if (known) return known.state === 'held' && known.hold.amountMinor === hold.amountMinor ? 'held' : 'id_used'
    if (this.heldMinor() + hold.amountMinor > this.balance()) return 'too_much'
    this.holds.set(hold.id, { hold, state: 'held', expiresAtMs: at.expiresAtMs })
    return 'held'
  }

  async secure(holds: readonly CreditHold[], nowMs: number): Promise<boolean> {
    this.#expire(nowMs)
    for (const { id, amountMinor } of holds) {
      const known = this.holds.get(id)
      if (!known) return false
      if (known.state === 'released' && this.heldMinor() + amountMinor > this.balance()) return false
      if (known.state !== 'spent') known.state = 'secured'
    }
    return true
  }

  async release(ids: readonly CreditHoldId[]): Promise<void> {
    for (const id of ids) {
      const known = this.holds.get(id)
      if (known && known.state !== 'spent') known.state = 'released'
    }
  }

  /** What the batch that writes the order does. */
  spend(credits: readonly { readonly hold: CreditHold; readonly entry: CreditEntry }[]): void {
    for (const { hold, entry } of credits) {
      const known = this.holds.get(hold.id)
      if (known) known.state = 'spent'
      this.entries.set(entry.id, entry)
    }
  }

  #expire(nowMs: number): void {
    for (const hold of this.holds.values())
      if (hold.state === 'held' && hold.expiresAtMs <= nowMs) hold.state = 'released'
  }
}
