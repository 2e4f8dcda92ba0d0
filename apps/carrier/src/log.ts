/** Facts of an event: no names, no keys, no account secrets. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** Writes one JSON line; the platform collects them. */
export function logEvent(level: 'info' | 'warn' | 'error', event: string, facts: Facts = {}): void {
  // biome-ignore lint/suspicious/noConsole: this is the one place that writes logs
  console[level](JSON.stringify({ event, ...facts }))
}
