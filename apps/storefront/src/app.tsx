import './app.css'
import { localeOfPath } from '@onhand/i18n/locale'
import { TextProvider } from '@onhand/ui'
import { MetaProvider } from '@solidjs/meta'
import { Router, type RouteSectionProps } from '@solidjs/router'
import { FileRoutes } from '@solidjs/start/router'
import { Suspense } from 'solid-js'
import { Frame } from './features/frame/frame.tsx'
import { messagesOf } from './lib/message-tables.ts'

function Root(props: RouteSectionProps) {
  // The language never changes while a page lives: the switch is a full load.
  const messages = messagesOf(localeOfPath(props.location.pathname) ?? 'en')
  return (
    <MetaProvider>
      <TextProvider messages={messages}>
        <Frame>
          <Suspense>{props.children}</Suspense>
        </Frame>
      </TextProvider>
    </MetaProvider>
  )
}

export default function App() {
  return (
    <Router root={Root}>
      <FileRoutes />
    </Router>
  )
}
