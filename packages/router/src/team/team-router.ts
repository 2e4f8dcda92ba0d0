import { router } from '../trpc.ts'
import { accept } from './accept.ts'
import { audit } from './audit.ts'
import { changeRole } from './change-role.ts'
import { createKey } from './create-key.ts'
import { deleteRole } from './delete-role.ts'
import { invitation } from './invitation.ts'
import { invite } from './invite.ts'
import { keys } from './keys.ts'
import { remove } from './remove.ts'
import { revokeKey } from './revoke-key.ts'
import { saveRole } from './save-role.ts'
import { view } from './view.ts'
import { withdraw } from './withdraw.ts'

/** Who works in a shop, what each may do, programs' keys, and what was done. */
export const teamRouter = router({
  view,
  changeRole,
  remove,
  invite,
  withdraw,
  invitation,
  accept,
  saveRole,
  deleteRole,
  keys,
  createKey,
  revokeKey,
  audit,
})
