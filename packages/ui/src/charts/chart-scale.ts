/** Where a chart's numbers begin and end, and the lines across it: round numbers. */
export type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] }

const STEPS = [1, 2, 2.5, 5, 10]
// Four lines can be read; more are a grid.
const LINES_MAX = 4

/** A scale over values, from nought unless some are below it or `from` says otherwise. */
export function scaleOf(values: readonly number[], from = 0): Scale {
  const top = Math.max(...values, from)
  const bottom = Math.min(...values, from)
  const span = top - bottom || Math.abs(top) || 1
  const rough = span / LINES_MAX
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = magnitude * (STEPS.find((one) => one * magnitude >= rough) ?? 10)
  const low = Math.floor(bottom / step + 1e-9) * step
  const lines = Math.max(1, Math.ceil((bottom + span - low) / step - 1e-9))
  const ticks = Array.from({ length: lines + 1 }, (_, line) => low + line * step)
  return { low, high: low + lines * step, ticks }
}

/** How far up a value stands, from 0 to 1. */
export function heightOf(value: number, { low, high }: Scale): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}

const BOX = 100

/** The parts of a line through values in a box of 100 by 100; a gap where there is none. One value alone is a short stroke. */
export function linePath(values: readonly (number | null)[], scale: Scale): string {
  const step = BOX / Math.max(1, values.length - 1)
  let isDrawing = false
  const parts: string[] = []
  for (const [index, value] of values.entries()) {
    if (value === null) {
      isDrawing = false
      continue
    }
    const x = round(index * step)
    const y = round(BOX - heightOf(value, scale) * BOX)
    const isAlone = !isDrawing && (values[index + 1] ?? null) === null
    parts.push(`${isDrawing ? 'L' : 'M'}${x} ${y}`)
    if (isAlone) parts.push(`h0.6`)
    isDrawing = true
  }
  return parts.join('')
}

/** The area between two lines; points where either is missing are left out. */
export function bandPath(low: readonly (number | null)[], high: readonly (number | null)[], scale: Scale): string {
  const step = BOX / Math.max(1, low.length - 1)
  const corner = (value: number, index: number) => `${round(index * step)} ${round(BOX - heightOf(value, scale) * BOX)}`
  const pairs = low.flatMap((value, index) => {
    const above = high[index] ?? null
    return value === null || above === null ? [] : [{ index, value, above }]
  })
  if (pairs.length === 0) return ''
  const there = pairs.map(({ index, above }) => corner(above, index))
  const back = pairs.toReversed().map(({ index, value }) => corner(value, index))
  return `M${[...there, ...back].join('L')}Z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
