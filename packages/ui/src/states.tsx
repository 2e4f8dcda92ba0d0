import { For, type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { useText } from './text.tsx'

/** Nothing to show, why, and the one thing to do next. */
export function EmptyState(props: {
  readonly icon: IconName
  readonly title: string
  readonly hint?: string
  readonly isHeading?: boolean
  readonly children?: JSX.Element
}) {
  return (
    <div class="empty">
      <span class="empty-mark">
        <Icon name={props.icon} />
      </span>
      <Show when={props.isHeading} fallback={<h2>{props.title}</h2>}>
        <h1>{props.title}</h1>
      </Show>
      <Show when={props.hint}>
        <p>{props.hint}</p>
      </Show>
      {props.children}
    </div>
  )
}

/** Something failed on our side or on the way; trying again is always safe. */
export function ErrorState(props: { readonly title?: string; onRetry?(): void }) {
  const { t } = useText()
  return (
    <div class="empty" role="alert">
      <span class="empty-mark">
        <Icon name="wifi-off" />
      </span>
      <h2>{props.title ?? t('error.title')}</h2>
      <p>{t('error.hint')}</p>
      <Show when={props.onRetry}>
        {(retry) => (
          <Button look="quiet" icon="rotate-cw" onClick={() => retry()()}>
            {t('frame.retry')}
          </Button>
        )}
      </Show>
    </div>
  )
}

/** A grey stand-in of the size of what is coming. */
export function Skeleton(props: { readonly height: string; readonly width?: string }) {
  return (
    <span
      class="skeleton"
      style={{ 'block-size': props.height, 'inline-size': props.width ?? '100%' }}
      aria-hidden="true"
    />
  )
}

/** Stand-ins for a grid of cards. */
export function CardSkeletons(props: { readonly count: number }) {
  const { t } = useText()
  return (
    <div class="cards" role="status" aria-label={t('frame.loading')}>
      <For each={Array.from({ length: props.count })}>
        {() => (
          <div class="card">
            <span class="picture skeleton" />
            <Skeleton height="20px" width="40%" />
            <Skeleton height="40px" />
          </div>
        )}
      </For>
    </div>
  )
}

/** A notice inside the page: good news, a warning, or trouble. */
export function Notice(props: {
  readonly tone?: 'good' | 'signal' | 'danger'
  readonly icon?: IconName
  readonly children: JSX.Element
}) {
  return (
    <div class={`notice is-${props.tone ?? 'good'}`} role={props.tone && props.tone !== 'good' ? 'alert' : 'status'}>
      <Icon name={props.icon ?? (props.tone && props.tone !== 'good' ? 'circle-alert' : 'info')} />
      <div>{props.children}</div>
    </div>
  )
}
