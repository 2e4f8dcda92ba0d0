import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'
import type { Mapping } from './generic-fields.ts'

/** What a format makes of a file. Every row of the file is in a draft, in the problems, or counted as belonging to a row above (pictures). */
export type ReadFile = {
  readonly drafts: readonly Draft[]
  readonly problems: readonly RowProblem[]
  readonly rowCount: number
  readonly rowsJoined: number
}

/** Choices that a file leaves open. */
export type FormatOptions = {
  /** Decimal price for files that have none. */
  readonly price: string | null
  /** Currency to take of files that have several. */
  readonly currency: string
  /** Opening units of each SKU; `needed`: as many as the file sells; null: what the file says. */
  readonly stock: number | 'needed' | null
  /** Unit of weights where the file does not say. */
  readonly weightUnit: WeightUnit
  /** Columns of a file of no known format. */
  readonly mapping: Mapping
}

/** Units that weights come in. */
export const WEIGHT_UNITS = ['kg', 'g', 'lb', 'oz'] as const
export type WeightUnit = (typeof WEIGHT_UNITS)[number]

const GRAMS: Readonly<Record<WeightUnit, number>> = { g: 1, kg: 1000, lb: 453.592_37, oz: 28.349_523 }

/** A weight as whole grams; null when there is none. */
export function gramsOf(text: string, unit: WeightUnit): number | null {
  const grams = Math.round(Number(text.replace(',', '.')) * GRAMS[unit])
  return grams > 0 && grams <= 100_000_000 ? grams : null
}

/** Whole units in stock: less than none is none; null when the text says no number. */
export function unitsOf(text: string): number | null {
  const [matched, whole = ''] = /^(-?\d{1,10})(?:[.,]0+)?$/.exec(text.trim()) ?? []
  return matched === undefined ? null : Math.max(0, Number(whole))
}

/** The parts of a list in one cell. */
export function listOf(text: string, separator: RegExp | string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
