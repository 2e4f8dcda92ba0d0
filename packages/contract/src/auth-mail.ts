import { z } from 'zod'
import { LocaleInput } from './text.ts'

/** Asks the jobs Worker for a mail of the account: a link to log in, to verify the address, to set a new password, or to join a team. */
export const AuthMail = z.strictObject({
  type: z.literal('auth.mail'),
  version: z.literal(1),
  /** Names the mail: a repeated message sends no second one. */
  id: z.string().min(1).max(120),
  kind: z.enum(['magic_link', 'verify_email', 'reset_password', 'team_invitation']),
  to: z.email(),
  url: z.url(),
  /** Whose team it is an invitation to. */
  shopName: z.string().max(500).optional(),
  locale: LocaleInput,
})
export type AuthMail = z.infer<typeof AuthMail>
