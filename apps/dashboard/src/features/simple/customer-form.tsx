import type { CustomerDetail } from '@onhand/domain/customers/views'
import type { CustomerId } from '@onhand/domain/ids'
import { Button, Notice, showToast } from '@onhand/ui'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { CustomerFieldInputs } from './customer-field-inputs.tsx'
import { recordOf, typedFields } from './customer-record.ts'

/** What a shop knows of a buyer. Only the name is needed. */
export function CustomerForm(props: {
  readonly customerId: CustomerId
  readonly customer: CustomerDetail | null
  onSaved(): void
}) {
  const { t } = useTexts('simple')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const [fields, setFields] = createStore(typedFields(props.customer))
  const [trouble, setTrouble] = createSignal('')
  const [isChecked, setChecked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)

  const save = async () => {
    setChecked(true)
    setTrouble('')
    if (fields.name.trim() === '' || isBusy()) return
    setBusy(true)
    const record = recordOf(fields, props.customer, shop().currency)
    try {
      await api.customer.save.mutate({ vendorId: shop().vendorId, customerId: props.customerId, ...record })
      showToast(t('customers.saved', { name: record.name }))
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
      <CustomerFieldInputs fields={fields} isChecked={isChecked()} onChange={setFields} />
      <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={can('customers.write')}>
        <Button type="submit" isLarge isBusy={isBusy()}>
          {t('customers.save')}
        </Button>
      </Show>
    </form>
  )
}
