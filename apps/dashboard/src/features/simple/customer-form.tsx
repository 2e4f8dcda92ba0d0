import type { CustomerDetail, CustomerFields, SocialHandles } from '@onhand/domain/customers/views'
import type { CustomerId } from '@onhand/domain/ids'
import type { Address } from '@onhand/domain/ordering/types'
import { Button, Field, Notice, showToast, TextArea } from '@onhand/ui'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

const HANDLES = ['line', 'instagram', 'facebook', 'whatsapp'] as const satisfies readonly (keyof SocialHandles)[]
const NO_HANDLES: SocialHandles = { line: '', instagram: '', facebook: '', whatsapp: '' }
/** Shops of one currency live in one country; where there are several, the address of the order says which. */
const HOME_COUNTRY: Readonly<Record<string, string>> = { GBP: 'GB', TWD: 'TW', EUR: 'DE', USD: 'US', JPY: 'JP' }

/** What a shop knows of a buyer. Only the name is needed. */
export function CustomerForm(props: {
  readonly customerId: CustomerId
  readonly customer: CustomerDetail | null
  onSaved(): void
}) {
  const { t } = useTexts('simple')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const former = props.customer
  const [fields, setFields] = createStore({
    name: former?.name ?? '',
    email: former?.email ?? '',
    phone: former?.phone ?? '',
    note: former?.note ?? '',
    line1: former?.address?.line1 ?? '',
    city: former?.address?.city ?? '',
    postcode: former?.address?.postcode ?? '',
    handles: { ...NO_HANDLES, ...former?.handles },
  })
  const [trouble, setTrouble] = createSignal('')
  const [isChecked, setChecked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)

  const address = (): Address | null => {
    if (fields.line1.trim() === '' || fields.city.trim() === '') return null
    const base: Address = former?.address ?? {
      name: fields.name,
      line1: '',
      line2: '',
      city: '',
      region: '',
      postcode: '',
      country: HOME_COUNTRY[shop().currency] ?? 'GB',
      phone: '',
      latitude: null,
      longitude: null,
    }
    return { ...base, line1: fields.line1, city: fields.city, postcode: fields.postcode }
  }
  const save = async () => {
    setChecked(true)
    setTrouble('')
    if (fields.name.trim() === '' || isBusy()) return
    setBusy(true)
    const { name, email, phone, note, handles } = fields
    const record: CustomerFields = {
      name,
      email: email.trim(),
      phone,
      note,
      handles: { ...handles },
      address: address(),
    }
    try {
      await api.customer.save.mutate({ vendorId: shop().vendorId, customerId: props.customerId, ...record })
      showToast(t('customers.saved', { name }))
      props.onSaved()
    } catch (error) {
      setTrouble(failureText(error, frame.t, { customer_exists: () => t('refused.customer_exists') }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={t('customers.name')}
        autocomplete="off"
        value={fields.name}
        error={isChecked() && fields.name.trim() === '' ? t('form.missing') : undefined}
        onInput={(event) => setFields('name', event.currentTarget.value)}
      />
      <div class="field-row">
        <Field
          label={t('customers.phone')}
          type="tel"
          autocomplete="off"
          value={fields.phone}
          onInput={(event) => setFields('phone', event.currentTarget.value)}
        />
        <Field
          label={t('customers.email')}
          type="email"
          autocomplete="off"
          value={fields.email}
          onInput={(event) => setFields('email', event.currentTarget.value)}
        />
      </div>
      <div class="field-row">
        <For each={HANDLES}>
          {(handle) => (
            <Field
              label={t(`customers.${handle}`)}
              autocomplete="off"
              value={fields.handles[handle]}
              onInput={(event) => setFields('handles', handle, event.currentTarget.value)}
            />
          )}
        </For>
      </div>
      <Field
        label={t('customers.street')}
        autocomplete="off"
        value={fields.line1}
        onInput={(event) => setFields('line1', event.currentTarget.value)}
      />
      <div class="field-row is-tight">
        <Field
          label={t('customers.city')}
          autocomplete="off"
          value={fields.city}
          onInput={(event) => setFields('city', event.currentTarget.value)}
        />
        <Field
          label={t('customers.postcode')}
          autocomplete="off"
          value={fields.postcode}
          onInput={(event) => setFields('postcode', event.currentTarget.value)}
        />
      </div>
      <TextArea
        label={t('customers.note')}
        value={fields.note}
        onInput={(event) => setFields('note', event.currentTarget.value)}
      />
      <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={can('customers.write')}>
        <Button type="submit" isLarge isBusy={isBusy()}>
          {t('customers.save')}
        </Button>
      </Show>
    </form>
  )
}
