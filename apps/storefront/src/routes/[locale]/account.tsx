import { AccountPage } from '../../features/account/account-page.tsx'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'
import { withBuyTexts } from '../../lib/with-buy-texts.tsx'

function AccountRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('account.title')} · Onhand`} isPrivate />
      <AccountPage />
    </>
  )
}

export default withBuyTexts(AccountRoute)
