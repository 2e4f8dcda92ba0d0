import type { Logger } from '@onhand/service/runtime'

/** One JSON line per event, with the run's facts bound. The only place that may use the console. */
export function jsonLogger(bound: Readonly<Record<string, unknown>>): Logger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) => {
      // biome-ignore lint/suspicious/noConsole: Workers collect the console as their log
      console[level === 'info' ? 'log' : level](JSON.stringify({ level, event, ...bound, ...facts }, errorAsText))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function errorAsText(_key: string, value: unknown): unknown {
  return value instanceof Error ? `${value.name}: ${value.message}` : value
}
