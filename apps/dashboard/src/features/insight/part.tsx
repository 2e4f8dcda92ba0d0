import { ErrorState, Skeleton } from '@onhand/ui'
import { createResource, type JSX, Match, Show, Switch } from 'solid-js'

/** A part of a screen that reads its own numbers: what was there stays while others are read. */
export function Part<Asked, Data>(props: {
  readonly asked: Asked
  readonly height?: string
  read(asked: Asked): Promise<Data>
  children(data: () => Data): JSX.Element
}) {
  const [data, { refetch }] = createResource(
    () => ({ asked: props.asked }),
    ({ asked }) => props.read(asked),
  )
  return (
    <Switch fallback={<Skeleton height={props.height ?? '280px'} />}>
      <Match when={data.error}>
        <ErrorState onRetry={() => void refetch()} />
      </Match>
      <Match when={data.latest !== undefined}>
        <Show when={data.latest}>{(found) => props.children(found)}</Show>
      </Match>
    </Switch>
  )
}
