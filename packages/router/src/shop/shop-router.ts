import { router } from '../trpc.ts'
import { closeLocation } from './close-location.ts'
import { holidays } from './holidays.ts'
import { places } from './places.ts'
import { register } from './register.ts'
import { saveHours } from './save-hours.ts'
import { saveLocation } from './save-location.ts'
import { saveMethods } from './save-methods.ts'
import { savePayoutAccount } from './save-payout-account.ts'
import { saveProfile } from './save-profile.ts'
import { setSimple } from './set-simple.ts'
import { settings } from './settings.ts'
import { submit } from './submit.ts'

/** A shop's settings, from its registration on. */
export const shopRouter = router({
  register,
  settings,
  saveProfile,
  saveLocation,
  closeLocation,
  saveHours,
  saveMethods,
  savePayoutAccount,
  setSimple,
  submit,
  places,
  holidays,
})
