import { LOCALES } from '@onhand/domain/catalog/views'
import { likelyCurrency, type ShopCurrency } from '@onhand/domain/shop/currencies'
import { slugOf } from '@onhand/domain/shop/slug'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import type { Town } from '../settings/place-search.tsx'

type Wrong = { readonly name?: string; readonly slug?: string; readonly town?: string }

/** What is typed about a new shop, what is wrong with it, and sending it. */
export function useRegistration() {
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
  return { names, setNames, slug, setTypedSlug, town, setTown, currency, setCurrency, wrong, trouble, isBusy, submit }
}
