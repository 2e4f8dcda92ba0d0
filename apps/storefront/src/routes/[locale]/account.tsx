import { AccountPage } from '../../features/account/account-page.tsx'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

export default function AccountRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('account.title')} · Onhand`} isPrivate />
      <AccountPage />
    </>
  )
}
