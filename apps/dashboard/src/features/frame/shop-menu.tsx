import { Icon } from '@onhand/ui'
import { Menu, type MenuItem } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { useMaybeShop, useSession } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** The shop that one is in, and the way to the others. */
export function ShopMenu() {
  const { t, locale } = useTexts('frame')
  const { data } = useSession()
  const navigate = useNavigate()
  const shop = useMaybeShop()
  const items = (): MenuItem[] => [
    ...(data()?.memberships ?? []).map((one) => ({
      label: one.vendorName,
      isChecked: one.vendorId === shop()?.vendorId,
      run: () => navigate(`/${one.vendorId}`),
    })),
    ...(shop()
      ? [
          {
            label: t('frame.openShop'),
            icon: 'external-link' as const,
            run: () => void window.open(`/${locale}/shop/${shop()?.slug ?? ''}`, '_blank', 'noopener'),
          },
        ]
      : []),
    { label: t('frame.newShop'), icon: 'plus' as const, run: () => navigate('/new-shop') },
    ...(data()?.person?.isOperator
      ? [{ label: t('nav.operator'), icon: 'gauge' as const, run: () => navigate('/operator') }]
      : []),
  ]
  return (
    <Menu label={t('frame.shops')} class="shop-menu" items={items()}>
      <span class="shop-menu-name">{shop()?.vendorName ?? t('nav.operator')}</span>
      <Icon name="chevron-down" isSmall />
    </Menu>
  )
}
