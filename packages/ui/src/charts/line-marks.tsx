import { For, Show } from 'solid-js'
import { heightOf, type Scale } from './chart-scale.ts'
import type { LineChartProps } from './line-types.ts'

/** What lies over the lines: the promised level, since when something is, and the point that is read out. */
export function LineMarks(props: {
  readonly chart: LineChartProps
  readonly scale: Scale
  readonly chosen: number | null
}) {
  const last = () => Math.max(1, props.chart.points.length - 1)
  const across = (index: number) => `${(index / last()) * 100}%`
  const up = (value: number) => `${heightOf(value, props.scale) * 100}%`
  return (
    <>
      <Show when={props.chart.goal}>
        {(goal) => (
          <span class="chart-goal-label small" style={{ bottom: up(goal().value) }}>
            {goal().label}
          </span>
        )}
      </Show>
      <Show when={props.chart.marker}>
        {(marker) => (
          <span class="chart-marker small" style={{ 'inset-inline-start': across(marker().index) }}>
            <span classList={{ 'is-turned': marker().index > last() / 2 }}>{marker().label}</span>
          </span>
        )}
      </Show>
      <Show when={props.chosen !== null}>
        <span class="chart-cursor" style={{ 'inset-inline-start': across(props.chosen ?? 0) }} />
        <For each={props.chart.lines}>
          {(line) => (
            <Show when={(line.values[props.chosen ?? 0] ?? null) !== null}>
              <span
                class={`chart-dot is-${line.look}`}
                style={{
                  'inset-inline-start': across(props.chosen ?? 0),
                  bottom: up(line.values[props.chosen ?? 0] ?? 0),
                }}
              />
            </Show>
          )}
        </For>
      </Show>
    </>
  )
}
