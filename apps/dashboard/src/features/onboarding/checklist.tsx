import { Button, Icon, Notice, showToast } from '@onhand/ui'
import { A } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { ShopSettings } from '../settings/shop-settings.ts'
import '../../styles/onboarding.css'

type Step = ShopSettings['checklist'][number]['step']

/** Where each step is done. */
const WAYS = {
  profile: '/settings?part=profile',
  address: '/settings?part=places',
  hours: '/settings?part=places',
  delivery: '/settings?part=delivery',
  product: '/products',
  payout: '/settings?part=payout',
} as const satisfies Record<Step, string>

/** What is missing before the shop opens, and where it stands with the operator. Ticked by the data alone. */
export function Checklist(props: { readonly settings: ShopSettings; onChanged(): void }) {
  const frame = useTexts('frame')
  const { t } = useTexts('onboarding')
  const { can, link } = useShop()
  const [isBusy, setBusy] = createSignal(false)
  const done = () => props.settings.checklist.filter((one) => one.isDone).length
  const all = () => props.settings.checklist.length
  const isAnswerable = () => props.settings.state === 'draft' || props.settings.state === 'declined'
  const submit = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      await api.shop.submit.mutate({ vendorId: props.settings.vendorId })
      showToast(t('checklist.submitted'))
      props.onChanged()
    } catch (error) {
      showToast(failureText(error, frame.t, { shop_incomplete: () => t('checklist.incomplete') }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="panel checklist" aria-labelledby="checklist-title">
      <div class="checklist-head">
        <h2 id="checklist-title">{t('checklist.title')}</h2>
        <span class="muted number">{t('checklist.lead', { done: done(), all: all() })}</span>
      </div>
      <Switch>
        <Match when={props.settings.state === 'submitted'}>
          <Notice icon="clock">{t('checklist.waiting')}</Notice>
        </Match>
        <Match when={props.settings.state === 'declined'}>
          <Notice tone="signal">{t('checklist.declined', { reason: props.settings.declineReason ?? '' })}</Notice>
        </Match>
        <Match when={props.settings.state === 'suspended'}>
          <Notice tone="danger">{t('checklist.suspended')}</Notice>
        </Match>
      </Switch>
      <ol class="checklist-steps">
        <For each={props.settings.checklist}>
          {(item) => (
            <li classList={{ 'is-done': item.isDone }}>
              <A href={link(WAYS[item.step])}>
                <Icon name={item.isDone ? 'circle-check' : 'chevron-right'} />
                <span>{t(`checklist.${item.step}`)}</span>
                <span class="small muted">{item.isDone ? t('checklist.done') : t('checklist.open')}</span>
              </A>
            </li>
          )}
        </For>
      </ol>
      <Show when={isAnswerable() && can('shop.write')}>
        <div class="panel-actions">
          <Button icon="send" isBusy={isBusy()} disabled={done() < all()} onClick={() => void submit()}>
            {t('checklist.submit')}
          </Button>
          <span class="muted small">{t('checklist.submitHint')}</span>
        </div>
      </Show>
    </section>
  )
}
