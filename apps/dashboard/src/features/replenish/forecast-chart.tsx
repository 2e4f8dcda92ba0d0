import { PLAN_KINDS } from '@onhand/domain/forecasting/plan-notes'
import { For, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { ChartDay } from './forecast-days.ts'

const WIDTH = 640
const HEIGHT = 220
const EDGE = { start: 34, end: 6, top: 12, bottom: 24 }
const MARKS = 3
// Strips right below the axis, one above the other, so that a holiday within a promotion shows both.
const PLAN_MARKS = {
  promotion: { y: HEIGHT - EDGE.bottom + 1, height: 4 },
  price: { y: HEIGHT - EDGE.bottom + 1, height: 4 },
  holiday: { y: EDGE.top - 8, height: 6 },
} as const

/** Sold units as bars, then the expected ones as a line in its two bands. The sentence below it and the table say the same. */
export function ForecastChart(props: { readonly days: readonly ChartDay[]; readonly label: string }) {
  const { t, format } = useTexts('forecast')
  const top = () => niceTop(Math.max(1, ...props.days.map((day) => Math.max(day.soldUnits ?? 0, day.band?.[3] ?? 0))))
  const step = () => (WIDTH - EDGE.start - EDGE.end) / Math.max(1, props.days.length)
  const x = (index: number) => EDGE.start + index * step()
  const y = (units: number) => HEIGHT - EDGE.bottom - (units / top()) * (HEIGHT - EDGE.top - EDGE.bottom)
  const firstComing = () => props.days.findIndex((day) => day.mean !== null)
  const coming = () => props.days.flatMap((day, index) => (day.mean === null ? [] : [{ day, index }]))
  const middle = (index: number) => x(index) + step() / 2
  const line = () =>
    coming()
      .map(({ day, index }) => `${middle(index)},${y(day.mean ?? 0)}`)
      .join(' ')
  const band = (low: 0 | 1, high: 2 | 3) => {
    const upper = coming().map(({ day, index }) => `${middle(index)},${y(day.band?.[high] ?? 0)}`)
    const lower = coming().map(({ day, index }) => `${middle(index)},${y(day.band?.[low] ?? 0)}`)
    return [...upper, ...lower.reverse()].join(' ')
  }
  const ticks = () => Array.from({ length: MARKS + 1 }, (_, index) => (top() / MARKS) * index).filter(Number.isInteger)
  const dayMarks = () => {
    const last = props.days.length - 1
    return [...new Set([0, Math.max(0, firstComing()), last])].flatMap((index) => {
      const day = props.days[index]
      return day ? [{ index, text: format.date(day.day) }] : []
    })
  }
  return (
    <figure class="forecast-chart" dir="ltr">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
        <For each={ticks()}>
          {(units) => (
            <g class="tick">
              <line x1={EDGE.start} x2={WIDTH - EDGE.end} y1={y(units)} y2={y(units)} />
              <text x={EDGE.start - 6} y={y(units) + 4} text-anchor="end">
                {format.number(units)}
              </text>
            </g>
          )}
        </For>
        <For each={props.days}>
          {(day, index) => (
            <>
              <Show when={day.isOut}>
                <rect class="out" x={x(index())} y={EDGE.top} width={step()} height={HEIGHT - EDGE.top - EDGE.bottom} />
              </Show>
              <Show when={(day.soldUnits ?? 0) > 0}>
                <rect
                  class="sold"
                  x={x(index()) + step() * 0.15}
                  y={y(day.soldUnits ?? 0)}
                  width={step() * 0.7}
                  height={Math.max(0, y(0) - y(day.soldUnits ?? 0))}
                />
              </Show>
            </>
          )}
        </For>
        <For each={props.days}>
          {(day, index) => (
            <For each={day.kinds}>
              {(kind) => <rect class={`plan is-${kind}`} x={x(index())} width={step()} {...PLAN_MARKS[kind]} />}
            </For>
          )}
        </For>
        <polygon class="most" points={band(0, 3)} />
        <polygon class="half" points={band(1, 2)} />
        <polyline class="mean" points={line()} />
        <For each={dayMarks()}>
          {(mark) => (
            <text
              class="day"
              x={middle(mark.index)}
              y={HEIGHT - 6}
              text-anchor={mark.index === 0 ? 'start' : mark.index === props.days.length - 1 ? 'end' : 'middle'}
            >
              {mark.text}
            </text>
          )}
        </For>
      </svg>
      <ul class="legend small" aria-hidden="true">
        <li class="sold">{t('forecast.legend.sold')}</li>
        <Show when={props.days.some((day) => day.isOut)}>
          <li class="out">{t('forecast.legend.out')}</li>
        </Show>
        <For each={PLAN_KINDS.filter((kind) => props.days.some((day) => day.kinds.includes(kind)))}>
          {(kind) => <li class={`plan is-${kind}`}>{t(`forecast.kind.${kind}`)}</li>}
        </For>
        <li class="mean">{t('forecast.legend.mean')}</li>
        <li class="half">{t('forecast.legend.half')}</li>
        <li class="most">{t('forecast.legend.most')}</li>
      </ul>
    </figure>
  )
}

/** The next number up that divides into whole marks. */
function niceTop(units: number): number {
  const scale = 10 ** Math.floor(Math.log10(units))
  const rounded = [1, 1.5, 2, 3, 4.5, 6, 9, 10].map((part) => part * scale).find((one) => one >= units) ?? units
  return Math.max(MARKS, Math.ceil(rounded / MARKS) * MARKS)
}
