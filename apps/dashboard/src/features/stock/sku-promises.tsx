import { For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'

/** What may be promised to buyers by a day, with what suppliers are to bring; nothing to see while nothing is on its way. */
export function SkuPromises(props: { readonly steps: Answer<typeof api.stock.sku.query>['promisable'] }) {
  const { t, format } = useTexts('stock')
  const later = () => props.steps.flatMap(({ fromDate, units }) => (fromDate === null ? [] : [{ fromDate, units }]))
  return (
    <Show when={later().length > 0}>
      <section class="stack" aria-labelledby="sku-promises">
        <h3 id="sku-promises">{t('stock.promisable')}</h3>
        <dl class="facts">
          <For each={later()}>
            {(step) => (
              <>
                <dt>{t('stock.promisableFrom', { date: format.date(step.fromDate) })}</dt>
                <dd class="number">{format.number(step.units)}</dd>
              </>
            )}
          </For>
        </dl>
      </section>
    </Show>
  )
}
