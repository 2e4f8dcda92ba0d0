/** Figures of one run: how many a second, and how long single ones took. */
export type Figures = {
  readonly name: string
  readonly count: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failures: number
}

/**
 * Runs `work` in `workers` parallel loops until `count` were started or `secondsMax` passed. `work` gets a running number and answers
 * whether it succeeded. Both bounds hold, so every run stops by itself.
 */
export async function measure(
  name: string,
  options: { workers: number; count: number; secondsMax: number },
  work: (index: number) => Promise<boolean>,
): Promise<Figures> {
  const durations: number[] = []
  let started = 0
  let failures = 0
  const startedAt = performance.now()
  const deadline = startedAt + options.secondsMax * 1000
  const loop = async () => {
    while (started < options.count && performance.now() < deadline) {
      const index = started
      started += 1
      const from = performance.now()
      const isGood = await work(index).catch(() => false)
      durations.push(performance.now() - from)
      if (!isGood) failures += 1
    }
  }
  await Promise.all(Array.from({ length: options.workers }, loop))
  const seconds = (performance.now() - startedAt) / 1000
  durations.sort((a, b) => a - b)
  const good = durations.length - failures
  return {
    name,
    count: good,
    seconds: round(seconds),
    perSecond: round(good / seconds),
    p50Ms: round(quantile(durations, 0.5)),
    p99Ms: round(quantile(durations, 0.99)),
    failures,
  }
}

/** The value below which a share of the sorted values lies (nearest rank). */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0
}

/** The middle of several rounds of one scenario, by throughput. */
export function medianRound(rounds: readonly Figures[]): Figures {
  const sorted = [...rounds].sort((a, b) => a.perSecond - b.perSecond)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('no rounds')
  return middle
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
