import { LOCALES } from '@onhand/domain/catalog/views'
import { Button, Field, Select, showToast, TextArea } from '@onhand/ui'
import { MoneyField, NumberField, Switch } from '@onhand/ui/work'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { type FormLine, requestLines, totalsOf } from './manual-order.ts'
import { ManualLines } from './manual-lines.tsx'
import '../../styles/orders.css'

const LANGUAGE_NAMES = { en: 'English', 'zh-Hant': '繁體中文' } as const

/** An order typed in for a buyer who wrote: its total is computed while it is typed, by the rule of the api. */
export default function ManualOrderScreen() {
  const { t, format, locale } = useTexts('orders')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const given = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  const [form, setForm] = createStore({
    email: given('email'),
    name: given('name'),
    phone: '',
    locale,
    isDelivered: false,
    line1: '',
    city: '',
    postcode: '',
    country: 'TW',
    deliveryMinor: 0,
    payWithinDays: 7,
    isRemitted: false,
    note: '',
  })
  const [lines, setLines] = createSignal<readonly FormLine[]>([])
  const [wrong, setWrong] = createSignal<readonly string[]>([])
  const [lineError, setLineError] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const currency = () => shop().currency
  const totals = () => totalsOf(lines(), form.deliveryMinor)
  // One order however often it is sent; another one after a refusal, whose claims were given back.
  let orderId = newId('order')

  const save = async () => {
    const taken = requestLines(lines())
    if (!taken) {
      setLineError(t('orders.manual.noItems'))
      return
    }
    setBusy(true)
    setWrong([])
    setLineError()
    try {
      const { line1, city, postcode, country, phone, name } = form
      const row = await api.vendorOrder.create.mutate({
        vendorId: shop().vendorId,
        orderId,
        contact: { name, email: form.email.trim(), phone },
        address: form.isDelivered ? { name, line1, city, postcode, country, phone } : null,
        locale: form.locale,
        lines: [...taken],
        deliveryMinor: form.deliveryMinor,
        expectedTotalMinor: totals().totalMinor,
        payWithinDays: form.payWithinDays,
        isRemitted: form.isRemitted,
        note: form.note,
      })
      showToast(t('orders.manual.saved', { number: row.number }))
      navigate(link(`/orders?view=all&open=${row.orderId}`))
    } catch (error) {
      explain(error)
    } finally {
      setBusy(false)
    }
  }
  const explain = (error: unknown) => {
    const failure = failureOf(error)
    if (failure.kind === 'unreachable') {
      showToast(failureText(error, frame.t))
      return
    }
    orderId = newId('order')
    if (failure.kind === 'fields') {
      setWrong(failure.fields.map((one) => one.field))
      showToast(t('orders.manual.wrong', { fields: failure.fields.map((one) => one.field).join(', ') }))
      return
    }
    const { refusal } = failure
    if (refusal.code === 'line_unavailable')
      setLineError(
        t('orders.manual.lineGone', { title: lines()[refusal.line]?.title ?? '', units: refusal.availableUnits }),
      )
    else showToast(failureText(error, frame.t))
  }
  const errorOf = (field: string) => (wrong().includes(field) ? t('orders.manual.wrong', { fields: '' }) : undefined)

  return (
    <div class="screen manual-order">
      <ScreenHead title={t('orders.manual.title')} />
      <form
        class="manual-grid"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div class="stack">
          <section class="panel form">
            <h2>{t('orders.manual.buyer')}</h2>
            <Field
              label={t('orders.manual.email')}
              hint={t('orders.manual.emailHint')}
              error={errorOf('contact.email')}
              type="email"
              autocomplete="off"
              value={form.email}
              onInput={(event) => setForm('email', event.currentTarget.value)}
            />
            <Field
              label={t('orders.manual.name')}
              error={errorOf('contact.name')}
              autocomplete="off"
              value={form.name}
              onInput={(event) => setForm('name', event.currentTarget.value)}
            />
            <Field
              label={t('orders.manual.phone')}
              type="tel"
              autocomplete="off"
              value={form.phone}
              onInput={(event) => setForm('phone', event.currentTarget.value)}
            />
            <Select
              label={t('orders.manual.language')}
              value={form.locale}
              options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              onChange={(event) =>
                setForm('locale', LOCALES.find((one) => one === event.currentTarget.value) ?? locale)
              }
            />
          </section>
          <ManualLines lines={lines()} currency={currency()} error={lineError()} onLines={setLines} />
          <section class="panel form">
            <Switch
              label={t('orders.manual.deliver')}
              isOn={form.isDelivered}
              onChange={(isOn) => setForm('isDelivered', isOn)}
            />
            <Show when={form.isDelivered}>
              <Field
                label={t('orders.manual.line1')}
                error={errorOf('address.line1')}
                value={form.line1}
                onInput={(event) => setForm('line1', event.currentTarget.value)}
              />
              <Field
                label={t('orders.manual.city')}
                error={errorOf('address.city')}
                value={form.city}
                onInput={(event) => setForm('city', event.currentTarget.value)}
              />
              <Field
                label={t('orders.manual.postcode')}
                value={form.postcode}
                onInput={(event) => setForm('postcode', event.currentTarget.value)}
              />
              <Field
                label={t('orders.manual.country')}
                error={errorOf('address.country')}
                maxlength={2}
                value={form.country}
                onInput={(event) => setForm('country', event.currentTarget.value.toUpperCase())}
              />
              <MoneyField
                label={t('orders.manual.deliveryPrice')}
                currency={currency()}
                valueMinor={form.deliveryMinor}
                onChange={(deliveryMinor) => setForm('deliveryMinor', deliveryMinor ?? 0)}
              />
            </Show>
          </section>
        </div>
        <section class="panel manual-sum">
          <Switch
            label={t('orders.manual.paid')}
            isOn={form.isRemitted}
            onChange={(isOn) => setForm('isRemitted', isOn)}
          />
          <Show when={!form.isRemitted}>
            <NumberField
              label={t('orders.manual.days')}
              hint={t('orders.manual.daysHint')}
              isWhole
              value={form.payWithinDays}
              onChange={(days) => setForm('payWithinDays', days ?? 7)}
            />
          </Show>
          <TextArea
            label={t('orders.manual.note')}
            rows={2}
            value={form.note}
            onInput={(event) => setForm('note', event.currentTarget.value)}
          />
          <dl class="order-sums">
            <dt>{t('orders.delivery')}</dt>
            <dd class="number">{format.money(totals().deliveryMinor, currency())}</dd>
            <dt class="muted">{t('orders.tax')}</dt>
            <dd class="number muted">{format.money(totals().taxMinor, currency())}</dd>
            <dt class="order-total">{t('orders.manual.total')}</dt>
            <dd class="number order-total" aria-live="polite">
              {format.money(totals().totalMinor, currency())}
            </dd>
          </dl>
          <Button type="submit" disabled={isBusy()}>
            {t('orders.manual.save')}
          </Button>
        </section>
      </form>
    </div>
  )
}
