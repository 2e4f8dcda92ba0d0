/** Half of what a Worker may have: what runs in it leaves as much again. */
export const WORKERD_HEAP_MIB = 64

/** Limits the JavaScript heap of every runtime that is started from here on: a Worker that needs more of it ends as out of memory. */
export function limitWorkerdHeap(): void {
  process.env['MINIFLARE_WORKERD_V8_FLAGS'] = `--max-old-space-size=${WORKERD_HEAP_MIB} --max-semi-space-size=4`
}
