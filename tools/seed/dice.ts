/** A generator of the same numbers for the same seed on every machine: seeding twice makes the same shop. */
export type Dice = { readonly between: (low: number, high: number) => number }

/** Mulberry32 over an FNV-1a hash of the seed. */
export function dice(seed: string): Dice {
  let state = 2_166_136_261
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { between: (low, high) => low + Math.floor(next() * (high - low + 1)) }
}
