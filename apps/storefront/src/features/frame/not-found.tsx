import { ButtonLink, EmptyState } from '@onhand/ui'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'
import { PageStatus } from '../../lib/page-status.ts'

/** A page that is not there; says what was looked for. */
export function NotFound(props: { readonly title?: string; readonly hint?: string }) {
  const { t, link } = usePage()
  return (
    <div class="page">
      <PageStatus code={404} />
      <PageMeta title={props.title ?? t('error.notFound')} isPrivate />
      <EmptyState
        icon="search"
        title={props.title ?? t('error.notFound')}
        hint={props.hint ?? t('error.notFoundHint')}
        isHeading
      >
        <ButtonLink href={link('')}>{t('error.goHome')}</ButtonLink>
      </EmptyState>
    </div>
  )
}
