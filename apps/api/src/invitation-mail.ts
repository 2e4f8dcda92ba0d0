import { idOf, isId } from '@onhand/domain/ids'
import { isSame, signer } from '@onhand/service/ordering/order-links'
import type { InvitationMailPort } from '@onhand/service/team/ports'
import type { Env } from './env.ts'

/**
 * Links of invitations: the invitation's id and its signature, so that nothing secret is stored; and their mails, which are asked for like the other mails
 * of accounts because they hold a key to one.
 */
export function invitationMail(env: Pick<Env, 'AUTH_SECRET' | 'EMAIL_QUEUE' | 'SHOP_URL'>): InvitationMailPort {
  const signed = signer(crypto.subtle, env.AUTH_SECRET)
  const sign = (id: string) => signed(`invitation:${id}`)
  return {
    tokenFor: async (id) => `${id}.${await sign(id)}`,

    async verify(token) {
      const dot = token.lastIndexOf('.')
      const id = token.slice(0, Math.max(0, dot))
      if (!isId('invitation', id)) return null
      return isSame(token.slice(dot + 1), await sign(id)) ? idOf('invitation', id) : null
    },

    async send({ invitationId, to, shopName, token, locale, createdAtMs }) {
      await env.EMAIL_QUEUE.send({
        type: 'auth.mail',
        version: 1,
        id: `auth:team_invitation:${invitationId}:${createdAtMs}`,
        kind: 'team_invitation',
        to,
        url: `${env.SHOP_URL}/dashboard/join/${token}?lang=${locale}`,
        locale,
        shopName,
      })
    },
  }
}
