import { ErrorState } from '@onhand/ui'
import { revalidate } from '@solidjs/router'
import { PageStatus } from '../../lib/page-status.ts'
import { ErrorBoundary, type JSX, Suspense } from 'solid-js'

/** The three states of a page whose facts are being fetched: waiting, there, or not reached (with a way to try again). */
export function LoadBoundary(props: { readonly waiting: JSX.Element; readonly children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(_error, reset) => (
        <div class="page">
          <PageStatus code={503} />
          <ErrorState
            onRetry={() => {
              void revalidate()
              reset()
            }}
          />
        </div>
      )}
    >
      <Suspense fallback={props.waiting}>{props.children}</Suspense>
    </ErrorBoundary>
  )
}
