import type { FeatureTable, FeatureTranslate } from '@onhand/i18n/dashboard/texts'
import { isRole } from '@onhand/domain/identity/permissions'
import type { RefusalWords } from '../../lib/failure.ts'

type T = FeatureTranslate<'team'>
type Key = keyof FeatureTable<'team'>

/** What the team's procedures may refuse, in this screen's words. */
export function teamRefusals(t: T): RefusalWords {
  return {
    beyond_own_permissions: () => t('team.refused.beyond'),
    last_owner: () => t('team.refused.lastOwner'),
    role_in_use: () => t('team.refused.roleInUse'),
    name_taken: () => t('team.refused.nameTaken'),
    already_member: () => t('team.refused.alreadyMember'),
    second_factor_required: () => t('team.refused.secondFactor'),
  }
}

/** A role by its name: one of the six, or one of the shop's own. */
export function roleName(t: T, role: string, own: readonly { readonly id: string; readonly name: string }[]): string {
  if (isRole(role)) return t(`team.role.${role}`)
  return own.find((one) => one.id === role)?.name ?? t('team.role.gone')
}

/** What somebody did, as a sentence's end; actions that this build does not know are quoted. */
export function deedOf(t: T, action: string): string {
  const text = t(`did.${action}` as Extract<Key, `did.${string}`> & 'did.team.left')
  return text === '' ? t('did.other', { action }) : text
}
