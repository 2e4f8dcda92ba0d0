import { ErrorState, Skeleton } from '@onhand/ui'
import { Figure } from '@onhand/ui/desk'
import { createResource, For, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { Bars } from '../money/bars.tsx'

type Report = Answer<typeof api.operator.fillRate.query>
const BPS = 10_000
/** The promise of the product; days below it are marked. */
const PROMISED = 0.98

/** How much of what was ordered was served: units, lines, orders, and day by day. */
export function FillRatePanel() {
  const { t } = useTexts('operator')
  const [report, { refetch }] = createResource(() => api.operator.fillRate.query({ days: 30 }))
  return (
    <section class="panel" aria-labelledby="op-fill">
      <h2 id="op-fill">{t('op.fillRate')}</h2>
      <p class="small muted">{t('op.fillRateHint')}</p>
      <Show when={!report.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={report.latest} fallback={<Skeleton height="160px" />}>
          {(found) => (
            <Show when={found().days.length > 0} fallback={<p>{t('op.noDemand')}</p>}>
              <Numbers report={found()} />
            </Show>
          )}
        </Show>
      </Show>
    </section>
  )
}

function Numbers(props: { readonly report: Report }) {
  const { t, format } = useTexts('operator')
  const percent = (share: number | null) => (share === null ? '–' : format.percent(Math.round(share * BPS)))
  const shareOf = (day: Report['days'][number]) => (day.units === 0 ? 1 : day.servedUnits / day.units)
  return (
    <>
      <div class="figures">
        <Figure label={t('op.units')} value={percent(props.report.total.unit)} />
        <Figure label={t('op.lines')} value={percent(props.report.total.line)} />
        <Figure label={t('op.ordersShare')} value={percent(props.report.total.order)} />
      </div>
      <Show when={props.report.days.length > 1}>
        <Bars values={props.report.days.map((day) => ({ value: shareOf(day), isShort: shareOf(day) < PROMISED }))} />
      </Show>
      <details>
        <summary class="text-summary">{t('op.asTable')}</summary>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('op.day')}</th>
              <th scope="col" class="is-end">
                {t('op.demanded')}
              </th>
              <th scope="col" class="is-end">
                {t('op.served')}
              </th>
              <th scope="col" class="is-end">
                {t('op.units')}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={[...props.report.days].reverse()}>
              {(day) => (
                <tr>
                  <td>{format.date(day.date)}</td>
                  <td class="is-end">{format.number(day.units)}</td>
                  <td class="is-end">{format.number(day.servedUnits)}</td>
                  <td class="is-end">{percent(shareOf(day))}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </>
  )
}
