import { For, Show } from 'solid-js'
import { bandPath, heightOf, linePath, type Scale } from './chart-scale.ts'
import type { LineChartProps } from './line-types.ts'

/** The lines of a chart, their areas and the grid. Only drawn: all of it is said elsewhere. */
export function LineDrawing(props: { readonly chart: LineChartProps; readonly scale: Scale }) {
  const across = (value: number) => 100 - heightOf(value, props.scale) * 100
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <For each={props.scale.ticks}>
        {(tick) => <line class="chart-grid" x1="0" x2="100" y1={across(tick)} y2={across(tick)} />}
      </For>
      <For each={props.chart.bands}>
        {(band) => <path class="chart-band" d={bandPath(band.low, band.high, props.scale)} />}
      </For>
      <Show when={props.chart.goal}>
        {(goal) => <line class="chart-goal" x1="0" x2="100" y1={across(goal().value)} y2={across(goal().value)} />}
      </Show>
      <For each={props.chart.lines}>
        {(line) => (
          <>
            <Show when={line.isArea}>
              <path class="chart-band" d={bandPath(floorOf(line.values, props.scale), line.values, props.scale)} />
            </Show>
            <path class={`chart-line is-${line.look}`} d={linePath(line.values, props.scale)} />
          </>
        )}
      </For>
    </svg>
  )
}

function floorOf(values: readonly (number | null)[], scale: Scale): readonly (number | null)[] {
  return values.map((value) => (value === null ? null : scale.low))
}
