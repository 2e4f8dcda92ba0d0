import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { Button, Field, Notice, Select } from '@onhand/ui'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { PlaceSearch } from '../settings/place-search.tsx'
import { useRegistration } from './registration.ts'
import '../../styles/onboarding.css'
import '../../styles/settings.css'

/** Opens a shop: a name and a town. Everything else is on its checklist. */
export default function RegisterScreen() {
  const { t } = useTexts('onboarding')
  const { names, setNames, slug, setTypedSlug, town, setTown, currency, setCurrency, wrong, trouble, isBusy, submit } =
    useRegistration()
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
