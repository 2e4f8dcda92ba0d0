import type { SubstituteOffer } from '@onhand/domain/ordering/substitution'
import { Button, ErrorState, Skeleton } from '@onhand/ui'
import { Dialog } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { PickLine } from './pick-run.ts'

/** What should happen with units that are not there: money back, waiting, or something similar where the buyer takes it. */
export function ShortDialog(props: {
  readonly line: PickLine | undefined
  readonly currency: string
  offers(line: PickLine): Promise<readonly SubstituteOffer[]>
  onDecide(action: 'refund' | 'wait'): void
  onSubstitute(offer: SubstituteOffer): void
  onClose(): void
}) {
  const { t, format } = useTexts('picking')
  const [isChoosing, setChoosing] = createSignal(false)
  createEffect(
    on(
      () => props.line === undefined,
      () => setChoosing(false),
    ),
  )
  const missing = () => (props.line ? props.line.units - props.line.pickedUnits : 0)
  const [offers, { refetch }] = createResource(
    () => (isChoosing() ? props.line : undefined),
    (line) => props.offers(line),
  )
  const fitting = () => (offers.error ? [] : (offers() ?? [])).filter((offer) => offer.availableUnits >= missing())
  return (
    <Dialog
      title={t('picking.shortTitle', { units: missing(), title: props.line?.title ?? '' })}
      isOpen={props.line !== undefined}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {t('picking.cancel')}
          </Button>
          <Button look="quiet" onClick={() => props.onDecide('wait')}>
            {t('picking.shortWait')}
          </Button>
          <Button look="danger" onClick={() => props.onDecide('refund')}>
            {t('picking.shortRefund')}
          </Button>
        </>
      }
    >
      <p>{t('picking.shortBody')}</p>
      <Show when={props.line?.substitution === 'similar'}>
        <Show
          when={isChoosing()}
          fallback={
            <Button isWide icon="arrow-left-right" onClick={() => setChoosing(true)}>
              {t('picking.similar')}
            </Button>
          }
        >
          <p class="small muted">{t('picking.similarHint')}</p>
          <Switch fallback={<Skeleton height="96px" />}>
            <Match when={offers.error}>
              <ErrorState onRetry={() => void refetch()} />
            </Match>
            <Match when={offers.state === 'ready' && fitting().length === 0}>
              <p>{t('picking.similarNone')}</p>
            </Match>
            <Match when={offers.state === 'ready'}>
              <ul class="pick-lines">
                <For each={fitting()}>
                  {(offer) => (
                    <li>
                      <Button look="quiet" isWide onClick={() => props.onSubstitute(offer)}>
                        <span>
                          {[offer.title, offer.variantTitle].filter(Boolean).join(' · ')}
                          <span class="block small muted number">
                            {t('picking.similarLeft', {
                              price: format.money(offer.priceMinor, props.currency),
                              units: offer.availableUnits,
                            })}
                          </span>
                        </span>
                      </Button>
                    </li>
                  )}
                </For>
              </ul>
            </Match>
          </Switch>
        </Show>
      </Show>
    </Dialog>
  )
}
