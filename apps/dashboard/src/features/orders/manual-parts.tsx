import { LOCALES } from '@onhand/domain/catalog/views'
import type { OrderTotals } from '@onhand/domain/ordering/cart-totals'
import { Button, Field, Select, TextArea } from '@onhand/ui'
import { MoneyField, NumberField, Switch } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import type { SetStoreFunction } from 'solid-js/store'
import { useTexts } from '../../lib/texts.ts'
import type { ManualForm } from './manual-order.ts'

const LANGUAGE_NAMES = { en: 'English', 'zh-Hant': '繁體中文' } as const

type Part = { readonly form: ManualForm; readonly onForm: SetStoreFunction<ManualForm> }

/** What the api found wrong, said beside its field. */
function useWrong(wrong: () => readonly string[]) {
  const { t } = useTexts('orders')
  return (field: string) => (wrong().includes(field) ? t('orders.manual.wrong', { fields: '' }) : undefined)
}

/** Who buys, and in which language mails reach them. */
export function BuyerFields(props: Part & { readonly wrong: readonly string[] }) {
  const { t, locale } = useTexts('orders')
  const errorOf = useWrong(() => props.wrong)
  return (
    <section class="panel form">
      <h2>{t('orders.manual.buyer')}</h2>
      <Field
        label={t('orders.manual.email')}
        hint={t('orders.manual.emailHint')}
        error={errorOf('contact.email')}
        type="email"
        autocomplete="off"
        value={props.form.email}
        onInput={(event) => props.onForm('email', event.currentTarget.value)}
      />
      <Field
        label={t('orders.manual.name')}
        error={errorOf('contact.name')}
        autocomplete="off"
        value={props.form.name}
        onInput={(event) => props.onForm('name', event.currentTarget.value)}
      />
      <Field
        label={t('orders.manual.phone')}
        type="tel"
        autocomplete="off"
        value={props.form.phone}
        onInput={(event) => props.onForm('phone', event.currentTarget.value)}
      />
      <Select
        label={t('orders.manual.language')}
        value={props.form.locale}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onChange={(event) => props.onForm('locale', LOCALES.find((one) => one === event.currentTarget.value) ?? locale)}
      />
    </section>
  )
}

/** Where to, when the goods are sent; nowhere when they are fetched. */
export function DeliveryFields(props: Part & { readonly wrong: readonly string[]; readonly currency: string }) {
  const { t } = useTexts('orders')
  const errorOf = useWrong(() => props.wrong)
  return (
    <section class="panel form">
      <Switch
        label={t('orders.manual.deliver')}
        isOn={props.form.isDelivered}
        onChange={(isOn) => props.onForm('isDelivered', isOn)}
      />
      <Show when={props.form.isDelivered}>
        <Field
          label={t('orders.manual.line1')}
          error={errorOf('address.line1')}
          value={props.form.line1}
          onInput={(event) => props.onForm('line1', event.currentTarget.value)}
        />
        <Field
          label={t('orders.manual.city')}
          error={errorOf('address.city')}
          value={props.form.city}
          onInput={(event) => props.onForm('city', event.currentTarget.value)}
        />
        <Field
          label={t('orders.manual.postcode')}
          value={props.form.postcode}
          onInput={(event) => props.onForm('postcode', event.currentTarget.value)}
        />
        <Field
          label={t('orders.manual.country')}
          error={errorOf('address.country')}
          maxlength={2}
          value={props.form.country}
          onInput={(event) => props.onForm('country', event.currentTarget.value.toUpperCase())}
        />
        <MoneyField
          label={t('orders.manual.deliveryPrice')}
          currency={props.currency}
          valueMinor={props.form.deliveryMinor}
          onChange={(deliveryMinor) => props.onForm('deliveryMinor', deliveryMinor ?? 0)}
        />
      </Show>
    </section>
  )
}

/** How it is paid, and what it comes to. */
export function ManualSum(
  props: Part & { readonly totals: OrderTotals; readonly currency: string; readonly isBusy: boolean },
) {
  const { t, format } = useTexts('orders')
  return (
    <section class="panel manual-sum">
      <Switch
        label={t('orders.manual.paid')}
        isOn={props.form.isRemitted}
        onChange={(isOn) => props.onForm('isRemitted', isOn)}
      />
      <Show when={!props.form.isRemitted}>
        <NumberField
          label={t('orders.manual.days')}
          hint={t('orders.manual.daysHint')}
          isWhole
          value={props.form.payWithinDays}
          onChange={(days) => props.onForm('payWithinDays', days ?? 7)}
        />
      </Show>
      <TextArea
        label={t('orders.manual.note')}
        rows={2}
        value={props.form.note}
        onInput={(event) => props.onForm('note', event.currentTarget.value)}
      />
      <dl class="order-sums">
        <dt>{t('orders.delivery')}</dt>
        <dd class="number">{format.money(props.totals.deliveryMinor, props.currency)}</dd>
        <dt class="muted">{t('orders.tax')}</dt>
        <dd class="number muted">{format.money(props.totals.taxMinor, props.currency)}</dd>
        <dt class="order-total">{t('orders.manual.total')}</dt>
        <dd class="number order-total" aria-live="polite">
          {format.money(props.totals.totalMinor, props.currency)}
        </dd>
      </dl>
      <Button type="submit" disabled={props.isBusy}>
        {t('orders.manual.save')}
      </Button>
    </section>
  )
}
