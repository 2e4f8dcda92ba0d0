import { Button, showToast } from '@onhand/ui'
import { confirmAction, Figure } from '@onhand/ui/desk'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { CustomerCredit } from '../loyalty/customer-credit.tsx'
import { useBuyerLink } from './buyer-link.ts'
import type { Customer } from './customer-types.ts'
import { MergePanel } from './merge-panel.tsx'
import { Sums } from './sums.tsx'

/** What a shop knows of one buyer: money, contact, history, and what can be done with the record. */
export function CustomerBody(props: {
  readonly customer: Customer
  onEdit(): void
  onMerged(customer: Customer): void
  onForgotten(): void
}) {
  const { t, format } = useTexts('customers')
  const frame = useTexts('frame')
  const { shop, can, link } = useShop()
  const buyerLink = useBuyerLink()
  const facts = () =>
    [
      ['customers.email', props.customer.emails.join(', ') || props.customer.email],
      ['customers.phone', props.customer.phone],
      ['customers.line', props.customer.handles.line],
      ['customers.instagram', props.customer.handles.instagram],
      ['customers.facebook', props.customer.handles.facebook],
      ['customers.whatsapp', props.customer.handles.whatsapp],
      ['customers.note', props.customer.note],
    ] as const
  const download = async () => {
    try {
      const { vendorId } = shop()
      const { customerId } = props.customer
      const data = await api.customer.export.mutate({ vendorId, customerId })
      const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
      const anchor = document.createElement('a')
      anchor.href = url
      anchor.download = `${customerId}.json`
      anchor.click()
      URL.revokeObjectURL(url)
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  const forget = async () => {
    const { customerId, name } = props.customer
    const isSure = await confirmAction({
      title: t('customers.forgetTitle', { name }),
      body: t('customers.forgetBody'),
      action: t('customers.forget'),
      isDanger: true,
    })
    if (!isSure) return
    try {
      await api.customer.remove.mutate({ vendorId: shop().vendorId, customerId })
      showToast(t('customers.forgotten', { name }))
      props.onForgotten()
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  return (
    <div class="stack">
      <div class="figures">
        <Figure label={t('customers.total')} value={<Sums totals={props.customer.totals} of="totalMinor" />} />
        <Figure label={t('customers.paid')} value={<Sums totals={props.customer.totals} of="paidMinor" />} />
        <Figure label={t('customers.owed')} value={<Sums totals={props.customer.totals} of="owedMinor" />} />
      </div>
      <dl class="facts">
        <For each={facts().filter(([, value]) => value !== '')}>
          {([label, value]) => (
            <>
              <dt>{t(label)}</dt>
              <dd class="customer-fact">{value}</dd>
            </>
          )}
        </For>
      </dl>
      <Show when={can('customers.write')}>
        <div class="panel-actions">
          <Button look="quiet" icon="pencil" onClick={props.onEdit}>
            {t('customers.edit')}
          </Button>
          <Button
            look="quiet"
            icon="link"
            onClick={() => void buyerLink.copy(props.customer.customerId, props.customer.name)}
          >
            {t('customers.link')}
          </Button>
        </div>
        <p class="small muted">{t('customers.linkHint')}</p>
      </Show>
      <CustomerCredit customerId={props.customer.customerId} name={props.customer.name} />
      <section>
        <h3>{t('customers.history')}</h3>
        <Show when={props.customer.orders.length > 0} fallback={<p class="muted">{t('customers.noHistory')}</p>}>
          <ul class="customer-orders">
            <For each={props.customer.orders}>
              {(order) => (
                <li>
                  <A class="number" href={link(`/orders?view=all&open=${order.orderId}`)}>
                    {order.number}
                  </A>
                  <span class="muted customer-summary">{order.summary}</span>
                  <span class="small">{t(`customers.status.${order.status}`)}</span>
                  <span class="number">{format.money(order.totalMinor - order.refundedMinor, order.currency)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <Show when={can('customers.write')}>
        <MergePanel customer={props.customer} onMerged={props.onMerged} />
        <div class="panel-actions">
          <Button look="bare" onClick={() => void buyerLink.end(props.customer.customerId, props.customer.name)}>
            {t('customers.linkEnd')}
          </Button>
          <Button look="bare" icon="download" onClick={() => void download()}>
            {t('customers.export')}
          </Button>
          <Button look="bare" icon="trash" onClick={() => void forget()}>
            {t('customers.forget')}
          </Button>
        </div>
      </Show>
    </div>
  )
}
