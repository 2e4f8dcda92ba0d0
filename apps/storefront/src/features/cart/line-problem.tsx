import type { LineProblem } from '@onhand/domain/ordering/types'
import { Button, Icon } from '@onhand/ui'
import { Show } from 'solid-js'
import { type Page, usePage } from '../../lib/page.ts'

/** What is wrong with a line, and the one press that mends it. */
export function LineProblemNote(props: {
  readonly problem: LineProblem
  readonly currency: string
  onUpdate(units: number): void
}) {
  const page = usePage()
  const remedy = () =>
    props.problem.code === 'insufficient_stock'
      ? props.problem.availableUnits
      : props.problem.code === 'not_sold'
        ? 0
        : null
  return (
    <div class="line-problem" role="alert">
      <Icon name="circle-alert" isSmall />
      <span>{problemText(props.problem, props.currency, page)}</span>
      <Show when={remedy() !== null}>
        <Button look="bare" onClick={() => props.onUpdate(remedy() ?? 0)}>
          {(remedy() ?? 0) > 0 ? page.t('cart.problem.update', { count: remedy() ?? 0 }) : page.t('cart.remove')}
        </Button>
      </Show>
    </div>
  )
}

/** The problem in words. */
export function problemText(problem: LineProblem, currency: string, { t, format }: Pick<Page, 't' | 'format'>): string {
  switch (problem.code) {
    case 'insufficient_stock':
      return problem.availableUnits > 0
        ? t('cart.problem.insufficient', { count: problem.availableUnits })
        : t('cart.problem.soldOut')
    case 'price_changed':
      return t('cart.problem.price', {
        former: format.money(problem.formerMinor, currency),
        price: format.money(problem.priceMinor, currency),
      })
    case 'not_sold':
      return t('cart.problem.notSold')
  }
}
