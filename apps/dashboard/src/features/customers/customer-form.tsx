import { Button, Field, showToast, TextArea } from '@onhand/ui'
import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { CustomerId } from '@onhand/domain/ids'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Customer } from './customer-types.ts'

const HANDLES = ['line', 'instagram', 'facebook', 'whatsapp'] as const

/** What a shop knows of a buyer, to be typed. */
export function CustomerForm(props: {
  readonly customerId: CustomerId
  readonly customer: Customer | null
  onSaved(customer: Customer): void
  onCancel(): void
}) {
  const { t } = useTexts('customers')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const known = props.customer
  const [form, setForm] = createStore({
    name: known?.name ?? '',
    email: known?.email ?? '',
    phone: known?.phone ?? '',
    note: known?.note ?? '',
    handles: { ...(known?.handles ?? { line: '', instagram: '', facebook: '', whatsapp: '' }) },
  })
  const [wrong, setWrong] = createSignal<readonly string[]>([])
  const [isBusy, setBusy] = createSignal(false)
  const save = async () => {
    setBusy(true)
    setWrong([])
    try {
      const { vendorId } = shop()
      const { customerId } = props
      const address = known?.address ?? null
      const saved = await api.customer.save.mutate({ vendorId, customerId, ...form, email: form.email.trim(), address })
      showToast(t('customers.saved', { name: saved.name }))
      props.onSaved(saved)
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'fields') setWrong(failure.fields.map((one) => one.field))
      showToast(failureText(error, frame.t, { customer_exists: () => t('customers.exists') }))
    } finally {
      setBusy(false)
    }
  }
  const errorOf = (field: string) => (wrong().includes(field) ? frame.t('failure.fields', { fields: '' }) : undefined)
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy()) void save()
      }}
    >
      <Field
        label={t('customers.name')}
        error={errorOf('name')}
        maxlength={120}
        value={form.name}
        onInput={(event) => setForm('name', event.currentTarget.value)}
      />
      <Field
        label={t('customers.email')}
        hint={t('customers.emailHint')}
        error={errorOf('email')}
        type="email"
        autocomplete="off"
        value={form.email}
        onInput={(event) => setForm('email', event.currentTarget.value)}
      />
      <Field
        label={t('customers.phone')}
        type="tel"
        maxlength={40}
        value={form.phone}
        onInput={(event) => setForm('phone', event.currentTarget.value)}
      />
      {HANDLES.map((handle) => (
        <Field
          label={t(`customers.${handle}`)}
          autocomplete="off"
          maxlength={80}
          value={form.handles[handle]}
          onInput={(event) => setForm('handles', handle, event.currentTarget.value)}
        />
      ))}
      <TextArea
        label={t('customers.note')}
        rows={4}
        maxlength={2000}
        value={form.note}
        onInput={(event) => setForm('note', event.currentTarget.value)}
      />
      <div class="panel-actions">
        <Button type="submit" isBusy={isBusy()}>
          {t('customers.save')}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t('customers.cancel')}
        </Button>
      </div>
    </form>
  )
}
