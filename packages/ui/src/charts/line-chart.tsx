import { createMemo, createSignal, For, Show } from 'solid-js'
import { type Scale, scaleOf } from './chart-scale.ts'
import { LineDrawing } from './line-drawing.tsx'
import { LineMarks } from './line-marks.tsx'
import type { LineChartProps } from './line-types.ts'

/**
 * Lines over time. Arrow keys and the pointer move along the points, each read out with all its values. Stretches to its place without measuring: lines are drawn in
 * a box of 100 by 100, words stand beside it as text.
 */
export function LineChart(props: LineChartProps) {
  const [chosen, setChosen] = createSignal<number | null>(null)
  const last = () => Math.max(0, props.points.length - 1)
  const at = () => Math.min(chosen() ?? last(), last())
  const scale = createMemo(() => scaleOfChart(props))
  const moved = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const forward = isReversed(event.currentTarget) ? -1 : 1
    const { length } = props.points
    const steps = new Map([
      ['ArrowRight', forward],
      ['ArrowLeft', -forward],
      ['Home', -length],
      ['End', length],
    ])
    const step = steps.get(event.key)
    if (step === undefined) return
    event.preventDefault()
    setChosen(Math.max(0, Math.min(last(), at() + step)))
  }
  const pointed = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (isReversed(event.currentTarget) ? box.right - event.clientX : event.clientX - box.left) / box.width
    setChosen(Math.round(Math.max(0, Math.min(1, share)) * last()))
  }
  return (
    <div class="line-chart">
      <Legend lines={props.lines} bands={props.bands ?? []} />
      <div class="chart-body">
        <div class="chart-ticks small number" aria-hidden="true">
          <For each={scale().ticks}>{(tick) => <span>{(props.formatTick ?? props.format)(tick)}</span>}</For>
        </div>
        {/* biome-ignore lint/a11y/useFocusableInteractive: it is; Solid writes the attribute as HTML does. */}
        <div
          class="chart-plot"
          role="slider"
          tabindex={0}
          aria-label={props.label}
          aria-valuemin={0}
          aria-valuemax={last()}
          aria-valuenow={at()}
          aria-valuetext={readOut(props, at())}
          onKeyDown={moved}
          onPointerMove={pointed}
          onPointerDown={pointed}
          onPointerLeave={() => setChosen(null)}
        >
          <LineDrawing chart={props} scale={scale()} />
          <LineMarks chart={props} scale={scale()} chosen={chosen() === null ? null : at()} />
        </div>
        <div class="chart-days small muted" aria-hidden="true">
          <span>{props.points[0]}</span>
          <Show when={last() > 1}>
            <span class="chart-middle">{props.points[Math.round(last() / 2)]}</span>
            <span>{props.points[last()]}</span>
          </Show>
        </div>
      </div>
      <p class="chart-readout small number" aria-hidden="true">
        {readOut(props, at())}
      </p>
    </div>
  )
}

function Legend(props: {
  readonly lines: LineChartProps['lines']
  readonly bands: NonNullable<LineChartProps['bands']>
}) {
  return (
    <ul class="chart-legend small">
      <For each={props.lines}>{(line) => <li class={`is-${line.look}`}>{line.label}</li>}</For>
      <For each={props.bands}>{(band) => <li class="is-band">{band.label}</li>}</For>
    </ul>
  )
}

function isReversed(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === 'rtl'
}

function scaleOfChart({ lines, bands = [], goal, from }: LineChartProps): Scale {
  const values = [...lines.flatMap((line) => line.values), ...bands.flatMap((band) => [...band.low, ...band.high])]
  return scaleOf(
    [...values, goal?.value ?? null].filter((value) => value !== null),
    from,
  )
}

/** A point in words: its name and what each line and area has there. */
function readOut(props: LineChartProps, index: number): string {
  const ofLines = props.lines.flatMap(({ label, values }) => {
    const value = values[index] ?? null
    return value === null ? [] : [`${label} ${props.format(value)}`]
  })
  const ofBands = (props.bands ?? []).flatMap(({ label, low, high }) => {
    const [from, to] = [low[index] ?? null, high[index] ?? null]
    return from === null || to === null ? [] : [`${label} ${props.format(from)}–${props.format(to)}`]
  })
  return [props.points[index] ?? '', ...ofLines, ...ofBands].join(' · ')
}
