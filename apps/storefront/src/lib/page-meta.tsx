import { LOCALES } from '@onhand/i18n/locale'
import { useLocation } from '@solidjs/router'
import { createEffect } from 'solid-js'
import { getRequestEvent } from 'solid-js/web'
import { usePage } from './page.ts'
import { type HeadTag, setHead } from './page-head.ts'

/** Search engines cut longer ones. */
const DESCRIPTION_LENGTH_MAX = 160

type PageMetaProps = {
  readonly title: string
  readonly description?: string
  readonly image?: string | undefined
  readonly isPrivate?: boolean
  readonly isProduct?: boolean
}

/** Title, description, canonical address, other languages and share card of a page. Personal pages are kept out of indexes. */
export function PageMeta(props: PageMetaProps): null {
  const { locale } = usePage()
  const where = useLocation()
  if (import.meta.env.SSR) setHead(headOf(props, locale, where.pathname))
  else
    createEffect(() => {
      document.title = props.title
    })
  return null
}

function headOf(props: PageMetaProps, locale: string, pathname: string): readonly HeadTag[] {
  const title: HeadTag = { tag: 'title', text: props.title }
  const meta = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { name, content } })
  if (props.isPrivate) return [title, meta('robots', 'noindex')]
  const origin = new URL(getRequestEvent()?.request.url ?? 'http://localhost').origin
  const rest = pathname.split('/').slice(2).join('/')
  const address = (language: string) => `${origin}/${language}${rest ? `/${rest}` : ''}`
  const link = (rel: string, hreflang: string, href: string): HeadTag => ({
    tag: 'link',
    attributes: { rel, hreflang, href },
  })
  const graph = (property: string, content: string): HeadTag => ({ tag: 'meta', attributes: { property, content } })
  const description = (props.description ?? '').replace(/\s+/g, ' ').trim().slice(0, DESCRIPTION_LENGTH_MAX)
  return [
    title,
    ...(description ? [meta('description', description), graph('og:description', description)] : []),
    { tag: 'link', attributes: { rel: 'canonical', href: address(locale) } },
    ...LOCALES.map((language) => link('alternate', language, address(language))),
    link('alternate', 'x-default', address('en')),
    graph('og:title', props.title),
    graph('og:type', props.isProduct ? 'product' : 'website'),
    graph('og:url', address(locale)),
    graph('og:site_name', 'Onhand'),
    ...(props.image ? [graph('og:image', new URL(props.image, origin).href)] : []),
  ]
}
