import { For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { Bars } from './bars.tsx'
import type { MoneySummary } from './money-screen.tsx'

const DAYS_SHOWN = 8

/** When waiting money becomes free, as bars and as the table they follow from. */
export function Releases(props: { readonly summary: MoneySummary }) {
  const { t, format, nowMs } = useTexts('money')
  const { shop } = useShop()
  const days = () => props.summary.rule.holdDaysInForce
  const hint = () => (days() === 0 ? t('money.releasesAtOnce') : t('money.releasesHint', { count: days() }))
  return (
    <section class="panel" aria-labelledby="money-releases">
      <h2 id="money-releases">{t('money.releases')}</h2>
      <p class="small muted">{hint()}</p>
      <Show when={props.summary.releases.length > 0} fallback={<p>{t('money.releasesNone')}</p>}>
        <Show when={props.summary.releases.length > 1}>
          <Bars values={props.summary.releases.map(({ amountMinor }) => ({ value: amountMinor }))} />
        </Show>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('money.day')}</th>
              <th scope="col" class="is-end">
                {t('money.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.summary.releases.slice(0, DAYS_SHOWN)}>
              {({ dayMs, amountMinor }) => (
                <tr>
                  <td>{format.day(dayMs, shop().timeZone, nowMs())}</td>
                  <td class="is-end">{format.money(amountMinor, props.summary.currency)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  )
}
