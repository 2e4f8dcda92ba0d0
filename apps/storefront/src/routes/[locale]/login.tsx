import { LoginPage } from '../../features/account/login-page.tsx'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'
import { withBuyTexts } from '../../lib/with-buy-texts.tsx'

function LoginRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('login.title')} · Onhand`} isPrivate />
      <LoginPage />
    </>
  )
}

export default withBuyTexts(LoginRoute)
