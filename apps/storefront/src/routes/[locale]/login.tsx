import { LoginPage } from '../../features/account/login-page.tsx'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

export default function LoginRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('login.title')} · Onhand`} isPrivate />
      <LoginPage />
    </>
  )
}
