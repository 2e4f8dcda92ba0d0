import type { RowProblem } from '@onhand/domain/data-import/draft'
import type { FeatureTranslate } from '@onhand/i18n/dashboard/texts'

type T = FeatureTranslate<'import'>
type Word = readonly [pattern: RegExp, word: (t: T, found: readonly string[]) => string]

/** What the readers and the plan say of a row, in the words of this screen. */
const WORDS: readonly Word[] = [
  [/^(missing|nothing to sell)$/, (t) => t('import.reason.missing')],
  [/^not an amount in (\w+)$/, (t, [currency = '']) => t('import.reason.amount', { currency })],
  [/^not above zero$/, (t) => t('import.reason.zero')],
  [/^wrong check digit$/, (t) => t('import.reason.digit')],
  [/^used before on line (\d+)$/, (t, [line = '']) => t('import.reason.repeated', { line })],
  [/^the product was there before$/, (t) => t('import.reason.productRepeated')],
  [/^another product of the shop has this code$/, (t) => t('import.reason.elsewhere')],
  [/^the product on line (\d+) is refused$/, (t, [line = '']) => t('import.reason.refused', { line })],
  [/^longer than (\d+) characters$/, (t, [count = '']) => t('import.reason.long', { count })],
  [/control characters/, (t) => t('import.reason.characters')],
  [/^not above the price$/, (t) => t('import.reason.compare')],
  [/^not an https address$/, (t) => t('import.reason.address')],
  [/^no category of the marketplace$/, (t) => t('import.reason.category')],
  [/^no (such )?product/, (t) => t('import.reason.parent')],
  [/^not goods/, (t) => t('import.reason.kind')],
  [/^changed meanwhile$/, (t) => t('import.reason.meanwhile')],
]

/** One sentence for a row that stays out, or a remark. */
export function problemText(problem: RowProblem, t: T): string {
  const field = problem.field
  for (const [pattern, word] of WORDS) {
    const found = pattern.exec(problem.reason)
    if (found) return `${field}: ${word(t, found.slice(1))}${shown(problem)}`
  }
  return `${field}: ${t('import.reason.other', { reason: problem.reason })}${shown(problem)}`
}

function shown({ value }: RowProblem): string {
  const text = value.replace(/\s+/g, ' ').slice(0, 60)
  return text === '' ? '' : ` (“${text}”)`
}
