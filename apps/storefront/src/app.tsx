import './app.css'
import { localeOfPath } from '@onhand/i18n/locale'
import { TextProvider } from '@onhand/ui'
import { Router, type RouteSectionProps } from '@solidjs/router'
import { FileRoutes } from '@solidjs/start/router'
import { Suspense } from 'solid-js'
import { Frame } from './features/frame/frame.tsx'
import { messagesOf } from './lib/message-tables.ts'
import { renderHead } from './lib/page-head.ts'

function Root(props: RouteSectionProps) {
  // The language never changes while a page lives: the switch is a full load.
  const messages = messagesOf(localeOfPath(props.location.pathname) ?? 'en')
  if (import.meta.env.SSR) renderHead()
  return (
    <TextProvider messages={messages}>
      <Frame>
        <Suspense>{props.children}</Suspense>
      </Frame>
    </TextProvider>
  )
}

export default function App() {
  return (
    <Router root={Root}>
      <FileRoutes />
    </Router>
  )
}
