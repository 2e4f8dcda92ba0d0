import { ErrorState, Skeleton } from '@onhand/ui'
import { type Component, createSignal, Match, Switch } from 'solid-js'
import { hasBuyTexts, loadBuyTexts } from './message-tables.ts'
import { usePage } from './page.ts'

/** A page of the second half of the shop (cart, checkout, orders, accounts): waits for its texts when it is entered from the first. */
export function withBuyTexts<Props extends object>(Page: Component<Props>): Component<Props> {
  return (props) => {
    const { locale } = usePage()
    const [state, setState] = createSignal(hasBuyTexts(locale) ? 'ready' : 'loading')
    const load = () =>
      void loadBuyTexts(locale).then(
        () => setState('ready'),
        () => setState('failed'),
      )
    if (state() === 'loading') load()
    return (
      <Switch
        fallback={
          <div class="page">
            <Skeleton height="420px" />
          </div>
        }
      >
        <Match when={state() === 'ready'}>
          <Page {...props} />
        </Match>
        <Match when={state() === 'failed'}>
          <ErrorState onRetry={load} />
        </Match>
      </Switch>
    )
  }
}
