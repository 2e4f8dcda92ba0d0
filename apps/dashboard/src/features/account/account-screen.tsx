import { useSession } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { Devices } from './devices.tsx'
import { TwoFactor } from './two-factor.tsx'
import '../../styles/team.css'

/** One's own account: two-step login and the devices that are logged in. */
export default function AccountScreen() {
  const { t } = useTexts('account')
  const { data } = useSession()
  return (
    <div class="screen">
      <ScreenHead title={t('account.title')} lead={data()?.person?.email} />
      <TwoFactor />
      <Devices />
    </div>
  )
}
