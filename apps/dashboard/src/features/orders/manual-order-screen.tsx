import { showToast, showToastOnNext } from '@onhand/ui'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { ManualLines } from './manual-lines.tsx'
import { emptyForm, type FormLine, type ManualForm, requestLines, totalsOf } from './manual-order.ts'
import { BuyerFields, DeliveryFields, ManualSum } from './manual-parts.tsx'
import '../../styles/orders.css'

/** An order typed in for a buyer who wrote: its total is computed while it is typed, by the rule of the api. */
export default function ManualOrderScreen() {
  const { t, locale } = useTexts('orders')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const given = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  const [form, setForm] = createStore<ManualForm>(emptyForm({ email: given('email'), name: given('name'), locale }))
  const [lines, setLines] = createSignal<readonly FormLine[]>([])
  const [wrong, setWrong] = createSignal<readonly string[]>([])
  const [lineError, setLineError] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const currency = () => shop().currency
  const totals = () => totalsOf(lines(), form.deliveryMinor)
  // One order however often it is sent; another one after a refusal, whose claims were given back.
  let orderId = newId('order')

  const save = async () => {
    if (isBusy()) return
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
      showToastOnNext(t('orders.manual.saved', { number: row.number }))
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
          <BuyerFields form={form} wrong={wrong()} onForm={setForm} />
          <ManualLines lines={lines()} currency={currency()} error={lineError()} onLines={setLines} />
          <DeliveryFields form={form} wrong={wrong()} currency={currency()} onForm={setForm} />
        </div>
        <ManualSum form={form} totals={totals()} currency={currency()} isBusy={isBusy()} onForm={setForm} />
      </form>
    </div>
  )
}
