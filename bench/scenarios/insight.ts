import { quantile } from '../lib/measure.ts'

/** What a shop's people wait for when they look at its history. */
export type InsightFigures = { readonly question: string; readonly days: number; readonly p50Ms: number }

const SPANS = [28, 90, 365] as const
const QUESTIONS: readonly { readonly name: string; readonly more: Readonly<Record<string, unknown>> }[] = [
  { name: 'overview', more: {} },
  { name: 'sales', more: {} },
  { name: 'products', more: { locale: 'en', sort: 'sales', limit: 50 } },
  { name: 'baskets', more: { locale: 'en', limit: 50 } },
  { name: 'stock', more: {} },
  { name: 'stockList', more: { locale: 'en', list: 'cover', limit: 50 } },
  { name: 'service', more: { locale: 'en' } },
]
const ROUNDS = 5
const DAY_MS = 86_400_000

/** Asks a shop with a hundred thousand orders every question of its insight screens, over each of their spans. */
export async function insightAnswers(
  ask: (path: string) => Promise<number>,
  vendorId: string,
  print: (line: string) => void,
): Promise<readonly InsightFigures[]> {
  const toDate = new Date().toISOString().slice(0, 10)
  const figures: InsightFigures[] = []
  for (const { name, more } of QUESTIONS) {
    for (const days of SPANS) {
      const fromDate = new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10)
      const input = encodeURIComponent(JSON.stringify({ vendorId, fromDate, toDate, ...more }))
      const took: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const startedAt = performance.now()
        const status = await ask(`/trpc/insight.${name}?input=${input}`)
        if (status !== 200) throw new Error(`insight.${name} answered ${status}`)
        took.push(performance.now() - startedAt)
      }
      took.sort((a, b) => a - b)
      figures.push({ question: name, days, p50Ms: quantile(took, 0.5) })
    }
    const row = figures.filter((one) => one.question === name).map((one) => `${one.p50Ms.toFixed(0)} ms`)
    print(`insight.${name} over ${SPANS.join(', ')} days: ${row.join(', ')}`)
  }
  return figures
}
