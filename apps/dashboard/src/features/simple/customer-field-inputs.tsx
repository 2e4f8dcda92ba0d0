import { Field, TextArea } from '@onhand/ui'
import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { HANDLES, type TypedFields } from './customer-record.ts'

/** The inputs of a customer's record; only the name is needed. */
export function CustomerFieldInputs(props: {
  readonly fields: TypedFields
  readonly isChecked: boolean
  onChange(change: Partial<TypedFields>): void
}) {
  const { t } = useTexts('simple')
  return (
    <>
      <Field
        label={t('customers.name')}
        autocomplete="off"
        value={props.fields.name}
        error={props.isChecked && props.fields.name.trim() === '' ? t('form.missing') : undefined}
        onInput={(event) => props.onChange({ name: event.currentTarget.value })}
      />
      <div class="field-row">
        <Field
          label={t('customers.phone')}
          type="tel"
          autocomplete="off"
          value={props.fields.phone}
          onInput={(event) => props.onChange({ phone: event.currentTarget.value })}
        />
        <Field
          label={t('customers.email')}
          type="email"
          autocomplete="off"
          value={props.fields.email}
          onInput={(event) => props.onChange({ email: event.currentTarget.value })}
        />
      </div>
      <div class="field-row">
        <For each={HANDLES}>
          {(handle) => (
            <Field
              label={t(`customers.${handle}`)}
              autocomplete="off"
              value={props.fields.handles[handle]}
              onInput={(event) =>
                props.onChange({ handles: { ...props.fields.handles, [handle]: event.currentTarget.value } })
              }
            />
          )}
        </For>
      </div>
      <Field
        label={t('customers.street')}
        autocomplete="off"
        value={props.fields.line1}
        onInput={(event) => props.onChange({ line1: event.currentTarget.value })}
      />
      <div class="field-row is-tight">
        <Field
          label={t('customers.city')}
          autocomplete="off"
          value={props.fields.city}
          onInput={(event) => props.onChange({ city: event.currentTarget.value })}
        />
        <Field
          label={t('customers.postcode')}
          autocomplete="off"
          value={props.fields.postcode}
          onInput={(event) => props.onChange({ postcode: event.currentTarget.value })}
        />
      </div>
      <TextArea
        label={t('customers.note')}
        value={props.fields.note}
        onInput={(event) => props.onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
