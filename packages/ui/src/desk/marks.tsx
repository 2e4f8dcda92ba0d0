import { For, type JSX, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { usePieces } from './pieces-text.tsx'

/** What a state means for the one who looks: nothing to do, good, soon, or trouble. */
export type Tone = 'plain' | 'good' | 'signal' | 'danger'

/** A state in one or two words. */
export function StatusPill(props: { readonly tone?: Tone; readonly icon?: IconName; readonly children: JSX.Element }) {
  return (
    <span class={`pill is-${props.tone ?? 'plain'}`}>
      <Show when={props.icon}>{(name) => <Icon name={name()} isSmall />}</Show>
      {props.children}
    </span>
  )
}

/** How far long work is. Without `total` it is only busy. */
export function ProgressBar(props: { readonly label: string; readonly done: number; readonly total?: number }) {
  const { t } = usePieces()
  return (
    <div class="progress">
      <div class="progress-text small">
        <span>{props.label}</span>
        <Show when={props.total}>
          {(total) => <span class="number muted">{t('progress.of', { done: props.done, total: total() })}</span>}
        </Show>
      </div>
      {/* Without a value the bar says only that something goes on; a value once set cannot be taken away. */}
      <Show when={props.total} fallback={<progress aria-label={props.label} />}>
        <progress aria-label={props.label} value={props.done} max={props.total} />
      </Show>
    </div>
  )
}

const SPARK = { width: 96, height: 28, margin: 2 }

/** A few numbers over time as one line. Decorative: the number beside it and its change say the same in words. */
export function Sparkline(props: { readonly values: readonly number[] }) {
  const points = () => {
    const top = Math.max(...props.values, 1)
    const low = Math.min(...props.values, 0)
    const step = (SPARK.width - 2 * SPARK.margin) / Math.max(1, props.values.length - 1)
    return props.values
      .map((value, index) => {
        const share = (value - low) / (top - low)
        return `${SPARK.margin + index * step},${SPARK.height - SPARK.margin - share * (SPARK.height - 2 * SPARK.margin)}`
      })
      .join(' ')
  }
  return (
    <svg class="sparkline" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} aria-hidden="true">
      <polyline points={points()} />
    </svg>
  )
}

/** Keys to press, one after the other: `g o`. */
export function KeyHint(props: { readonly keys: string }) {
  return (
    <span class="keys">
      <For each={props.keys.split(' ')}>{(key) => <kbd>{key}</kbd>}</For>
    </span>
  )
}

/** A number that matters, what it is, and how it moved. */
export function Figure(props: {
  readonly label: string
  readonly value: JSX.Element
  readonly change?: JSX.Element
  readonly values?: readonly number[]
}) {
  return (
    <div class="figure">
      <span class="small muted">{props.label}</span>
      <strong class="number">{props.value}</strong>
      <Show when={props.change}>
        <span class="small">{props.change}</span>
      </Show>
      <Show when={props.values && props.values.length > 1 && props.values}>
        {(values) => <Sparkline values={values()} />}
      </Show>
    </div>
  )
}
