import { LOCALES } from '@onhand/i18n/locale'
import { Link, Meta, Title } from '@solidjs/meta'
import { useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { getRequestEvent } from 'solid-js/web'
import { usePage } from './page.ts'

/** Search engines cut longer ones. */
const DESCRIPTION_LENGTH_MAX = 160

function shopOrigin(): string {
  if (!import.meta.env.SSR) return location.origin
  const event = getRequestEvent()
  return event ? new URL(event.request.url).origin : ''
}

/** Title, description, canonical address, other languages and share card of a page. Personal pages are kept out of indexes. */
export function PageMeta(props: {
  readonly title: string
  readonly description?: string
  readonly image?: string | undefined
  readonly isPrivate?: boolean
  readonly isProduct?: boolean
  readonly query?: string
}) {
  const { locale } = usePage()
  const where = useLocation()
  const rest = () => where.pathname.split('/').slice(2).join('/')
  const address = (language: string) => `${shopOrigin()}/${language}${rest() ? `/${rest()}` : ''}${props.query ?? ''}`
  const description = () => (props.description ?? '').replace(/\s+/g, ' ').slice(0, DESCRIPTION_LENGTH_MAX)
  return (
    <>
      <Title>{props.title}</Title>
      <Show when={!props.isPrivate} fallback={<Meta name="robots" content="noindex" />}>
        <Show when={description()}>
          <Meta name="description" content={description()} />
          <Meta property="og:description" content={description()} />
        </Show>
        <Link rel="canonical" href={address(locale)} />
        <For each={LOCALES}>{(language) => <Link rel="alternate" hreflang={language} href={address(language)} />}</For>
        <Link rel="alternate" hreflang="x-default" href={address('en')} />
        <Meta property="og:title" content={props.title} />
        <Meta property="og:type" content={props.isProduct ? 'product' : 'website'} />
        <Meta property="og:url" content={address(locale)} />
        <Meta property="og:site_name" content="Onhand" />
        <Show when={props.image}>
          {(image) => <Meta property="og:image" content={new URL(image(), shopOrigin()).href} />}
        </Show>
      </Show>
    </>
  )
}
