import type { CustomerRow } from '@onhand/domain/customers/views'
import { Field } from '@onhand/ui'
import { createSignal, For } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const KNOWN_MAX = 8
/** Fewer letters would name half the customers. */
const LETTERS_MIN = 2

/** True for what looks like a mail address; the api looks closer. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text.trim())
}

/** Who buys; known buyers are offered while one types, and bring their name along. */
export function BuyerFields(props: {
  readonly email: string
  readonly name: string
  readonly isChecked: boolean
  onEmail(email: string): void
  onName(name: string): void
}) {
  const { t } = useTexts('simple')
  const { shop } = useShop()
  const [known, setKnown] = createSignal<readonly CustomerRow[]>([])
  /** A known buyer brings the name along, unless one was typed. */
  const nameBuyer = (): boolean => {
    const customer = known().find((one) => one.email === props.email.trim())
    if (!customer || props.name.trim() !== '') return false
    props.onName(customer.name)
    return true
  }
  const type = async (text: string) => {
    props.onEmail(text)
    if (nameBuyer() || text.trim().length < LETTERS_MIN) return
    const asked = { vendorId: shop().vendorId, words: text.trim(), limit: KNOWN_MAX }
    // Offers are a comfort: without them the order is typed all the same.
    const page = await api.customer.list.query(asked).catch(() => null)
    // An answer to what was typed before is too late.
    if (!page || props.email !== text) return
    setKnown(page.items)
    nameBuyer()
  }
  return (
    <>
      <Field
        label={t('form.email')}
        type="email"
        autocomplete="off"
        list="known-buyers"
        value={props.email}
        error={props.isChecked && !isEmail(props.email) ? t('form.emailWrong') : undefined}
        onInput={(event) => void type(event.currentTarget.value)}
      />
      <datalist id="known-buyers" aria-label={t('form.known')}>
        <For each={known()}>{(customer) => <option value={customer.email}>{customer.name}</option>}</For>
      </datalist>
      <Field
        label={t('form.name')}
        autocomplete="off"
        value={props.name}
        error={props.isChecked && props.name.trim() === '' ? t('form.missing') : undefined}
        onInput={(event) => props.onName(event.currentTarget.value)}
      />
    </>
  )
}
