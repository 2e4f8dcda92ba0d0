import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { Totals } from './customer-types.ts'

/** One of a buyer's sums, a line per currency. */
export function Sums(props: {
  readonly totals: readonly Totals[]
  readonly of: 'totalMinor' | 'paidMinor' | 'owedMinor'
}) {
  const { format } = useTexts('customers')
  return (
    <For each={props.totals}>
      {(sum) => (
        <span class="number sum" classList={{ 'is-owed': props.of === 'owedMinor' && sum.owedMinor > 0 }}>
          {format.money(sum[props.of], sum.currency)}
        </span>
      )}
    </For>
  )
}
