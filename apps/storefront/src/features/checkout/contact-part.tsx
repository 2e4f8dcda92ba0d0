import type { Address } from '@onhand/domain/ordering/types'
import { Button, Field, RadioCards, Select } from '@onhand/ui'
import { type ComponentProps, createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'
import { cart } from '../cart/cart-store.ts'
import { COUNTRIES, likelyCountry } from '../place/countries.ts'
import { place, recallPlace } from '../place/place-store.ts'
import {
  type AddressDraft,
  type DraftField,
  draftOf,
  orderDetailsOf,
  problemsFrom,
  problemsOf,
} from './address-form.ts'
import type { Checkout } from './checkout-flow.ts'

/** First part: who buys, and an address or pickup. Addresses used before are offered to those who are logged in. */
export function ContactPart(props: { readonly checkout: Checkout; onDone(): void }) {
  const { t, locale } = usePage()
  recallPlace()
  const [draft, setDraft] = createSignal<AddressDraft>(
    draftOf(cart(), place(), likelyCountry(navigator.languages, locale)),
  )
  const set = (change: Partial<AddressDraft>) => setDraft((before) => ({ ...before, ...change }))
  const [isChecked, setIsChecked] = createSignal(false)
  const past = createLater(
    () => true,
    () => pastAddresses().catch((): readonly Address[] => []),
  )
  let form: HTMLFormElement | undefined

  const problems = () => {
    const news = props.checkout.news()
    return {
      ...(news?.kind === 'fields' ? problemsFrom(news.fields) : {}),
      ...(isChecked() ? problemsOf(draft()) : {}),
    }
  }
  const field = (name: DraftField) => {
    const problem = () => problems()[name]
    return {
      name,
      get value() {
        return draft()[name]
      },
      get error() {
        const code = problem()
        return code ? t(code) : undefined
      },
      onInput: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    }
  }
  const save = async () => {
    if (props.checkout.isSaving()) return
    setIsChecked(true)
    const first = Object.keys(problemsOf(draft()))[0]
    if (first) return form?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    const { contact, address } = orderDetailsOf(draft(), place())
    if (await props.checkout.saveAddress(contact, address)) props.onDone()
  }
  return (
    <form
      class="stack"
      novalidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <RadioCards
        legend={t('checkout.how')}
        isInline
        value={draft().isPickup ? 'pickup' : 'deliver'}
        cards={[
          { value: 'deliver', label: t('checkout.deliver'), detail: t('checkout.deliverHint') },
          { value: 'pickup', label: t('checkout.pickup'), detail: t('checkout.pickupHint') },
        ]}
        onChoose={(value) => set({ isPickup: value === 'pickup' })}
      />
      <div class="field-row">
        <Field label={t('checkout.name')} autocomplete="name" maxlength="120" {...field('name')} />
        <Field
          label={t('checkout.email')}
          hint={t('checkout.emailHint')}
          type="email"
          inputmode="email"
          autocomplete="email"
          maxlength="254"
          {...field('email')}
        />
      </div>
      <Show when={!draft().isPickup}>
        <AddressFields past={past.value() ?? []} country={draft().country} set={set} field={field} />
      </Show>
      <Field
        label={t('checkout.phone')}
        hint={t('checkout.phoneHint')}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        maxlength="40"
        {...field('phone')}
      />
      <Button type="submit" isLarge isWide isBusy={props.checkout.isSaving()}>
        {props.checkout.isSaving() ? t('checkout.saving') : t('checkout.continue')}
      </Button>
    </form>
  )
}

type FieldOf = (name: DraftField) => Pick<ComponentProps<typeof Field>, 'name' | 'value' | 'error' | 'onInput'>

/** Where it goes; filled in by a press on an address used before. */
function AddressFields(props: {
  readonly past: readonly Address[]
  readonly country: string
  set(change: Partial<AddressDraft>): void
  readonly field: FieldOf
}) {
  const { t, format } = usePage()
  return (
    <>
      <PastAddresses
        addresses={props.past}
        onChoose={({ line1, line2, city, region, postcode, country }) =>
          props.set({ line1, line2, city, region, postcode, country })
        }
      />
      <Field label={t('checkout.line1')} autocomplete="address-line1" maxlength="200" {...props.field('line1')} />
      <Field label={t('checkout.line2')} autocomplete="address-line2" maxlength="200" {...props.field('line2')} />
      <div class="field-row is-tight">
        <Field label={t('checkout.city')} autocomplete="address-level2" maxlength="120" {...props.field('city')} />
        <Field label={t('checkout.postcode')} autocomplete="postal-code" maxlength="16" {...props.field('postcode')} />
      </div>
      <Select
        label={t('checkout.country')}
        name="country"
        autocomplete="country"
        value={props.country}
        options={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
        onChange={(event) => props.set({ country: event.currentTarget.value })}
      />
    </>
  )
}

/** Asked only for those who are logged in: guests have none. */
async function pastAddresses(): Promise<readonly Address[]> {
  const { person } = await api.identity.me.query()
  return person ? api.identity.addresses.query() : []
}

function PastAddresses(props: { readonly addresses: readonly Address[]; onChoose(address: Address): void }) {
  const { t } = usePage()
  const [chosen, setChosen] = createSignal<string | null>(null)
  const label = (address: Address) => [address.line1, address.city, address.postcode].filter(Boolean).join(', ')
  return (
    <Show when={props.addresses.length > 0}>
      <RadioCards
        legend={t('checkout.past')}
        value={chosen()}
        cards={props.addresses.map((address, index) => ({ value: String(index), label: label(address) }))}
        onChoose={(value) => {
          setChosen(value)
          const address = props.addresses[Number(value)]
          if (address) props.onChoose(address)
        }}
      />
    </Show>
  )
}
