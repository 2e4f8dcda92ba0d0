import { ButtonLink, EmptyState } from '@onhand/ui'
import { useHref } from '@solidjs/router'
import { useMaybeShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** A screen that the person's role does not include. */
export function NotAllowed() {
  const { t } = useTexts('frame')
  const shop = useMaybeShop()
  return (
    <EmptyState
      icon="lock"
      isHeading
      title={t('frame.notAllowed')}
      hint={t('frame.notAllowedHint', { shop: shop()?.vendorName ?? 'Onhand' })}
    >
      <ToToday />
    </EmptyState>
  )
}

/** An address that leads nowhere. */
export function NoSuchScreen() {
  const { t } = useTexts('frame')
  return (
    <EmptyState icon="search" isHeading title={t('frame.noSuchScreen')}>
      <ToToday />
    </EmptyState>
  )
}

function ToToday() {
  const { t } = useTexts('frame')
  const href = useHref(() => '/')
  return <ButtonLink href={href() ?? '/dashboard'}>{t('frame.toToday')}</ButtonLink>
}
