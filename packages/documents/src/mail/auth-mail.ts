import { messages } from '@onhand/i18n'
import type { DocumentPort } from '@onhand/service/mail/ports'
import { button, muted, page, paragraph } from './mail-html.ts'

/** How long the links are good for, as accounts are set up. */
const LINK_MINUTES = 15
const RESET_MINUTES = 60
const INVITATION_DAYS = 7

/** A mail of the account: a link to log in, to confirm the address, or to choose a new password. */
export const authMail: DocumentPort['authMail'] = ({ kind, url, locale, shopName = '' }) => {
  const words = wordsOf(kind, locale, shopName)
  const { t } = messages(locale)
  const ignore = t('mail.magicLink.ignore')
  return {
    subject: words.subject,
    text: [words.intro, '', `${words.button}: ${url}`, '', ignore, '', '-- ', t('mail.signature'), ''].join('\n'),
    html: page(locale, words.subject, {
      preview: words.intro,
      body: [paragraph(words.intro), button(words.button, url), muted(ignore)],
    }),
  }
}

type AuthMail = Parameters<DocumentPort['authMail']>[0]

function wordsOf(kind: AuthMail['kind'], locale: AuthMail['locale'], shopName: string) {
  const { t } = messages(locale)
  switch (kind) {
    case 'magic_link':
      return {
        subject: t('mail.magicLink.subject'),
        intro: t('mail.magicLink.intro', { minutes: LINK_MINUTES }),
        button: t('mail.magicLink.button'),
      }
    case 'verify_email':
      return {
        subject: t('mail.verifyEmail.subject'),
        intro: t('mail.verifyEmail.intro'),
        button: t('mail.verifyEmail.button'),
      }
    case 'team_invitation':
      return {
        subject: t('mail.teamInvitation.subject', { shop: shopName }),
        intro: t('mail.teamInvitation.intro', { shop: shopName, days: INVITATION_DAYS }),
        button: t('mail.teamInvitation.button'),
      }
    case 'reset_password':
      return {
        subject: t('mail.resetPassword.subject'),
        intro: t('mail.resetPassword.intro', { minutes: RESET_MINUTES }),
        button: t('mail.resetPassword.button'),
      }
  }
}
