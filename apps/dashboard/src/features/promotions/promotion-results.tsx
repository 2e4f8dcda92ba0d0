import { addDays } from '@onhand/domain/local-time'
import { ChartFigure, LineChart } from '@onhand/ui/charts'
import { For, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { Promotion } from './promotion-words.ts'

const PARTS = ['before', 'during', 'after'] as const

/** What it sold a day, beside the weeks before and after. */
export function PromotionResultsPart(props: { readonly shown: Promotion }) {
  const { t, format } = useTexts('promotions')
  const money = (minor: number) => format.money(minor, props.shown.currency)
  const units = (value: number) => format.number(Math.round(value * 10) / 10)
  const results = () => props.shown.results
  const isDuring = (day: string) => day >= props.shown.promotion.firstDay && day <= props.shown.promotion.lastDay
  /** Every day that is over, those without sales as nought. */
  const days = () => {
    const { before, during, after } = results()
    const count = (before?.days ?? 0) + (during?.days ?? 0) + (after?.days ?? 0)
    const first = addDays(props.shown.promotion.firstDay, -(before?.days ?? 0))
    return Array.from({ length: count }, (_, index) => {
      const day = addDays(first, index)
      return props.shown.sales.find((one) => one.day === day) ?? { day, units: 0, revenueMinor: 0 }
    })
  }
  const change = (part: (typeof PARTS)[number]) => {
    const { before } = results()
    const own = results()[part]
    if (part === 'before' || !before || !own || before.unitsADay === 0) return null
    const percent = Math.round((own.unitsADay / before.unitsADay - 1) * 100)
    return t('promotions.vsBefore', { change: `${percent > 0 ? '+' : ''}${format.number(percent)} %` })
  }
  return (
    <Show
      when={results().during}
      fallback={
        <section class="panel" aria-label={t('promotions.results')}>
          <p class="muted">{t('promotions.resultsNone')}</p>
        </section>
      }
    >
      {(during) => (
        <>
          <ul class="promotion-parts">
            <For each={PARTS}>
              {(part) => (
                <li class="panel">
                  <h2>{t(`promotions.part.${part}`)}</h2>
                  <Show when={results()[part]} fallback={<p class="muted">{t('promotions.noDays')}</p>}>
                    {(mean) => (
                      <dl class="facts">
                        <dt>{t('promotions.unitsADay')}</dt>
                        <dd class="number">
                          <strong>{units(mean().unitsADay)}</strong> <span class="muted small">{change(part)}</span>
                        </dd>
                        <dt>{t('promotions.revenueADay')}</dt>
                        <dd class="number">{money(mean().revenueADayMinor)}</dd>
                        <dt>{t('promotions.days')}</dt>
                        <dd>{t('promotions.ofDays', { count: mean().days })}</dd>
                      </dl>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <ChartFigure
            title={t('promotions.results')}
            point={t('promotions.resultsPoint', {
              during: units(during().unitsADay),
              before: units(results().before?.unitsADay ?? 0),
            })}
            table={{
              columns: [
                { label: t('promotions.day') },
                { label: t('promotions.units'), isNumber: true },
                { label: t('promotions.revenue'), isNumber: true },
              ],
              rows: days().map((one) => [format.date(one.day), format.number(one.units), money(one.revenueMinor)]),
            }}
          >
            <LineChart
              label={t('promotions.results')}
              points={days().map((one) => format.date(one.day))}
              lines={[
                {
                  label: t('promotions.part.during'),
                  look: 'main',
                  isArea: true,
                  values: days().map((one) => (isDuring(one.day) ? one.units : null)),
                },
                {
                  label: t('promotions.otherDays'),
                  look: 'before',
                  values: days().map((one) => (isDuring(one.day) ? null : one.units)),
                },
              ]}
              format={units}
            />
          </ChartFigure>
        </>
      )}
    </Show>
  )
}
