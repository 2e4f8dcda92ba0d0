import { Button, Icon, Notice } from '@onhand/ui'
import { Match, Show, Switch } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { cart } from '../cart/cart-store.ts'
import { openBankWindow } from './bank-window.ts'
import type { Checkout } from './checkout-flow.ts'
import { CreditPart } from './credit-part.tsx'

/** Third part: pay at the bank. While its window is open this part waits, offers it again, and can give up. */
export function PayPart(props: { readonly checkout: Checkout; readonly isReady: boolean }) {
  const { t, format } = usePage()
  const amount = () => {
    const view = cart()
    return view ? format.money(view.totalMinor - props.checkout.credits.sumMinor(), view.currency) : ''
  }
  const pay = () => {
    if (!props.isReady || props.checkout.phase() !== 'editing') return
    void props.checkout.pay(openBankWindow(t('checkout.opening')))
  }
  return (
    <Switch>
      <Match when={props.checkout.phase() === 'editing' || props.checkout.phase() === 'starting'}>
        <div class="stack">
          <CreditPart credits={props.checkout.credits} />
          <Button
            isLarge
            isWide
            icon="landmark"
            isBusy={props.checkout.phase() === 'starting'}
            disabled={!props.isReady}
            onClick={pay}
          >
            {props.checkout.phase() === 'starting' ? t('checkout.opening') : t('checkout.payAt', { amount: amount() })}
          </Button>
          <p class="line small muted">
            <Icon name="shield-check" />
            <span>{t('checkout.payHint')}</span>
          </p>
        </div>
      </Match>
      <Match when={props.checkout.phase() === 'paying'}>
        <Waiting checkout={props.checkout} />
      </Match>
      <Match when={props.checkout.phase() === 'placing' || props.checkout.phase() === 'placed'}>
        <Notice icon="circle-check">{t('checkout.placing')}</Notice>
      </Match>
    </Switch>
  )
}

function Waiting(props: { readonly checkout: Checkout }) {
  const { t, format } = usePage()
  const payment = () => cart()?.payment ?? null
  const open = () => {
    const url = payment()?.approvalUrl
    if (url) openBankWindow(t('checkout.opening')).show(url)
    void props.checkout.ask()
  }
  return (
    <div class="stack">
      <Notice icon="landmark">
        <strong>{t('checkout.paying')}</strong>
        <Show when={payment()}>
          {(known) => <p>{t('checkout.payingHint', { time: format.timeOfDay(minuteOfDay(known().expiresAtMs)) })}</p>}
        </Show>
      </Notice>
      <Button isLarge isWide icon="landmark" onClick={open}>
        {t('checkout.openBank')}
      </Button>
      <Button look="quiet" isWide isBusy={props.checkout.isSaving()} onClick={() => void props.checkout.cancel()}>
        {t('checkout.cancelPay')}
      </Button>
    </div>
  )
}

/** The reader's own clock. */
function minuteOfDay(atMs: number): number {
  const date = new Date(atMs)
  return date.getHours() * 60 + date.getMinutes()
}
