import type { BrowserContext, Page } from 'playwright-core'

/** How long an answer of the api is held back at most: later ones overtake it. */
const HELD_MS_MAX = 1500

/** What makes a browser's surroundings worse than this machine's own: a seed for the line, a factor for the processor. */
export type Slowness = { readonly seed: number | null; readonly cpuRate: number | null }

/** What the environment asks for: `ONHAND_SLOW_LINE=<seed>` and `ONHAND_SLOW_CPU=<factor>`; nothing without them. */
export function slownessAsked(env: NodeJS.ProcessEnv = process.env): Slowness {
  return { seed: positive(env['ONHAND_SLOW_LINE']), cpuRate: positive(env['ONHAND_SLOW_CPU']) }
}

/**
 * Slows every page that this context will open. Each answer of the api is held back in the page for up to 1500 ms, by the seed, the
 * question and how many were asked before it: what was done is done, only the page hears of it late and in another order.
 */
export async function slowDown(context: BrowserContext, slowness: Slowness): Promise<void> {
  const { seed, cpuRate } = slowness
  // A page's script and not a route: a route could hold back a question, and it cannot reach a *.localhost of its own.
  if (seed !== null) await context.addInitScript(holdAnswersBack, { seed, heldMsMax: HELD_MS_MAX })
  if (cpuRate !== null) context.on('page', (page) => void slowProcessor(page, cpuRate))
}

async function slowProcessor(page: Page, rate: number): Promise<void> {
  try {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate })
  } catch {
    // The page was closed again before it was slow.
  }
}

/** Runs in the page, before anything of ours: knows nothing but its arguments. */
function holdAnswersBack(asked: { readonly seed: number; readonly heldMsMax: number }): void {
  const { fetch } = window
  let count = 0
  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    const { pathname } = new URL(address, location.href)
    if (!/^\/(trpc|auth)\//.test(pathname)) return fetch(input, init)
    count += 1
    // FNV-1a with a last stir: a number that looks random and is the same again for the same seed, page and question.
    let hash = 0x811c9dc5
    for (const letter of `${asked.seed} ${location.pathname} ${count} ${pathname}`) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
    const heldMs = ((hash ^ (hash >>> 16)) >>> 0) % asked.heldMsMax
    const answer = await fetch(input, init)
    await new Promise((done) => setTimeout(done, heldMs))
    return answer
  }
}

function positive(value: string | undefined): number | null {
  const number = Number(value)
  return Number.isFinite(number) && number > 0 ? number : null
}
