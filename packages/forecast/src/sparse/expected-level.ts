import { bunchingOf, type DemandState, levelOf } from './demand-state.ts'
import type { DemandPool } from './pool.ts'
import type { Spread } from './spread.ts'

// A level is unsure by this much even of SKUs known for long; the pool's spread has it in it.
const USUAL_UNSURE = 0.3

/** What is expected of a usual period of a SKU in the range, and how it scatters: wider where the level is not known yet. */
export function expectedLevel(
  state: DemandState,
  pool: DemandPool,
): { readonly usual: number; readonly spread: Spread } {
  const level = levelOf(state)
  return {
    usual: Math.max(pool.floor, level.mean),
    spread: {
      clump: Math.max(1, pool.spread.clump * bunchingOf(state, pool.prior)),
      unsure: pool.spread.unsure + Math.max(0, level.unsure - USUAL_UNSURE) / 2,
    },
  }
}
