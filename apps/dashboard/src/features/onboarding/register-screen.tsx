import { LOCALES } from '@onhand/domain/catalog/views'
import { likelyCurrency, SHOP_CURRENCIES, type ShopCurrency } from '@onhand/domain/shop/currencies'
import { slugOf } from '@onhand/domain/shop/slug'
import { Button, Field, Notice, Select } from '@onhand/ui'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { PlaceSearch, type Town } from '../settings/place-search.tsx'
import '../../styles/onboarding.css'
import '../../styles/settings.css'

type Wrong = { readonly name?: string; readonly slug?: string; readonly town?: string }

/** Opens a shop: a name and a town. Everything else is on its checklist. */
export default function RegisterScreen() {
  const frame = useTexts('frame')
  const { t } = useTexts('onboarding')
  // Made once, so that a second press opens no second shop.
  const [vendorId, locationId] = [newId('vendor'), newId('location')]
  const [names, setNames] = createSignal({ en: '', 'zh-Hant': '' })
  const [typedSlug, setTypedSlug] = createSignal<string | null>(null)
  const [town, setTown] = createSignal<Town | null>(null)
  const [chosenCurrency, setCurrency] = createSignal<ShopCurrency | null>(null)
  const [wrong, setWrong] = createSignal<Wrong>({})
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const slug = () => typedSlug() ?? slugOf(names().en || names()['zh-Hant'])
  const currency = () => chosenCurrency() ?? likelyCurrency(town()?.country ?? 'GB')

  const missing = (): Wrong => ({
    ...(LOCALES.every((locale) => names()[locale].trim() === '') ? { name: t('register.nameNeeded') } : {}),
    ...(slug() === '' ? { slug: t('register.slugNeeded') } : {}),
    ...(town() === null ? { town: t('register.townNeeded') } : {}),
  })
  const refused = (error: unknown) => {
    const failure = failureOf(error)
    if (failure.kind === 'refused' && failure.refusal.code === 'slug_taken')
      return setWrong({ slug: t('register.slugTaken') })
    if (failure.kind === 'fields' && failure.fields.every((one) => one.field === 'slug'))
      return setWrong({ slug: t('register.slugNeeded') })
    return setTrouble(failureText(error, frame.t))
  }
  const submit = async () => {
    const place = town()
    setTrouble(null)
    setWrong(missing())
    if (isBusy() || place === null || Object.keys(missing()).length > 0) return
    setBusy(true)
    try {
      const input = { vendorId, locationId, slug: slug(), names: names(), currency: currency(), place }
      await api.shop.register.mutate(input)
      // A full load: the frame asks anew in which shops one works.
      location.assign(`/dashboard/${vendorId}/settings`)
    } catch (error) {
      refused(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="screen">
      <ScreenHead title={t('register.title')} lead={t('register.lead')} />
      <form
        class="form panel"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div class="pair">
          <Field
            label={t('register.nameEn')}
            hint={t('register.nameHint')}
            lang="en"
            value={names().en}
            error={wrong().name}
            onInput={(event) => setNames({ ...names(), en: event.currentTarget.value })}
          />
          <Field
            label={t('register.nameZh')}
            lang="zh-Hant"
            value={names()['zh-Hant']}
            onInput={(event) => setNames({ ...names(), 'zh-Hant': event.currentTarget.value })}
          />
          <Field
            label={t('register.slug')}
            value={slug()}
            error={wrong().slug}
            onInput={(event) => setTypedSlug(event.currentTarget.value)}
          />
          <PlaceSearch
            label={t('register.town')}
            hint={t('register.townHint')}
            none={t('register.townNone')}
            found={(count) => t('register.townCount', { count })}
            text={town()?.city ?? ''}
            error={wrong().town}
            onChoose={setTown}
          />
          <Select
            label={t('register.currency')}
            hint={t('register.currencyHint')}
            value={currency()}
            options={SHOP_CURRENCIES.map((code) => ({ value: code, label: code }))}
            onChange={(event) => setCurrency(SHOP_CURRENCIES.find((one) => one === event.currentTarget.value) ?? null)}
          />
        </div>
        <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
        <Button type="submit" icon="store" isLarge isBusy={isBusy()}>
          {t('register.go')}
        </Button>
      </form>
    </div>
  )
}
