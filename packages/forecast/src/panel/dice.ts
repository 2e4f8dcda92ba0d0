/** Draws the next number of a seeded sequence, uniform in [0, 1). */
export type Dice = () => number

/**
 * A seeded sequence of uniform numbers, so that everything random here can be repeated to the bit.
 * Mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for sampling rows and features.
 */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
