import { PERMISSIONS, ROLES } from '@onhand/domain/identity/permissions'
import { z } from 'zod'
import { EmailInput, idSchema, keySchema, LocaleInput, textSchema } from './text.ts'

const vendorId = idSchema('vendor')
/** A role that every shop has, or the id of one of the shop's own. */
const RoleInput = z.union([z.enum(ROLES), idSchema('role')])
const PermissionsInput = z.array(z.enum(PERMISSIONS)).min(1).max(PERMISSIONS.length)

export const TeamShopInput = z.strictObject({ vendorId })
export const TeamInviteInput = z.strictObject({
  vendorId,
  invitationId: idSchema('invitation'),
  email: EmailInput,
  role: RoleInput,
  locale: LocaleInput.default('en'),
})
export const TeamWithdrawInput = z.strictObject({ vendorId, invitationId: idSchema('invitation') })
/** The token of an invitation's link. */
export const TeamInvitationInput = z.strictObject({
  token: z.string().regex(/^inv_[0-9a-z]{2,60}\.[0-9a-f]{40}$/, { message: 'must be the whole link of an invitation' }),
})
export const TeamChangeRoleInput = z.strictObject({ vendorId, personId: idSchema('person'), role: RoleInput })
export const TeamRemoveInput = z.strictObject({ vendorId, personId: idSchema('person') })
export const TeamSaveRoleInput = z.strictObject({
  vendorId,
  roleId: idSchema('role'),
  name: textSchema(60, 1),
  permissions: PermissionsInput,
})
export const TeamDeleteRoleInput = z.strictObject({ vendorId, roleId: idSchema('role') })
export const TeamCreateKeyInput = z.strictObject({
  vendorId,
  keyId: idSchema('apiKey'),
  name: textSchema(80, 1),
  permissions: PermissionsInput,
  /** Null never ends. */
  expiresInDays: z.int().min(1).max(3650).nullable().default(null),
})
export const TeamRevokeKeyInput = z.strictObject({ vendorId, keyId: idSchema('apiKey') })
export const TeamAuditInput = z.strictObject({
  vendorId,
  action: keySchema(80, 1).nullable().default(null),
  actorId: keySchema(80, 1).nullable().default(null),
  cursor: keySchema(600).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
})
