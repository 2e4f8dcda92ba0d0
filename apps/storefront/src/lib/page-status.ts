import { getRequestEvent } from 'solid-js/web'

/** Sets the status of the page being rendered on the server; does nothing in the browser. */
export function PageStatus(props: { readonly code: number }): null {
  const event = import.meta.env.SSR ? getRequestEvent() : undefined
  if (event) event.response.status = props.code
  return null
}
