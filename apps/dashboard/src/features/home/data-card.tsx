import { ErrorState, Skeleton } from '@onhand/ui'
import { A } from '@solidjs/router'
import { createResource, createUniqueId, type JSX, Match, Show, Switch } from 'solid-js'

/** A card of the first screen that reads its own data: what it is about, a few figures, and the way to the whole. */
export function DataCard<Data>(props: {
  readonly title: string
  readonly href: string
  readonly linkText: string
  read(): Promise<Data>
  draw(data: Data): JSX.Element
}) {
  const id = createUniqueId()
  const [data, { refetch }] = createResource(() => props.read())
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <Switch fallback={<Skeleton height="96px" />}>
        <Match when={data.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={data.state === 'ready'}>
          <Show when={data()}>{(found) => props.draw(found())}</Show>
        </Match>
      </Switch>
      <A class="button is-quiet" href={props.href}>
        {props.linkText}
      </A>
    </section>
  )
}
