import { Icon } from '@onhand/ui'
import { LOCALE_NAMES, LOCALES } from '@onhand/i18n/locale'
import { Menu, type MenuItem } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { logOut } from '../../lib/auth-calls.ts'
import { switchLocale } from '../../lib/locale.ts'
import { useMaybeShop, useSession } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { chooseTheme, theme } from '../../lib/theme.ts'

/** The person: language, appearance, log out. */
export function ProfileMenu(props: { readonly isSmall?: boolean }) {
  const { t } = useTexts('frame')
  const { data } = useSession()
  const label = () => data()?.person?.name || data()?.person?.email || ''
  const items = useProfileItems()
  return (
    <Menu label={t('frame.profile')} class={props.isSmall ? 'icon-button' : 'profile-menu'} items={items()}>
      <Icon name="user-round" />
      <span class={props.isSmall ? 'hidden-text' : ''}>{label()}</span>
    </Menu>
  )
}

/** What the person can change about the dashboard itself. */
export function useProfileItems(): () => MenuItem[] {
  const { t, locale } = useTexts('frame')
  const session = useSession()
  const shop = useMaybeShop()
  const navigate = useNavigate()
  const leave = async () => {
    await logOut()
    await session.reload()
  }
  return () => [
    ...(['auto', 'light', 'dark'] as const).map((one) => ({
      label: `${t('frame.theme')}: ${t(`frame.theme.${one}`)}`,
      isChecked: theme() === one,
      run: () => chooseTheme(one),
    })),
    ...LOCALES.map((one) => ({
      label: LOCALE_NAMES[one],
      isChecked: one === locale,
      run: () => switchLocale(one),
    })),
    ...(shop()
      ? [{ label: t('nav.account'), icon: 'user-round' as const, run: () => navigate(`/${shop()?.vendorId}/account`) }]
      : []),
    { label: t('frame.logout'), icon: 'log-out', run: () => void leave() },
  ]
}
