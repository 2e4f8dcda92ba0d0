import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { slowDown, slownessAsked } from './slow-line.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where Debian, other Linuxes and macOS keep a Chromium; playwright's own comes last. */
const PLACES = [
  process.env['ONHAND_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium of this machine. With a film (y4m), that is what its camera sees. */
export function launchBrowser(options: { film?: string } = {}): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== '' && existsSync(place))
  if (!executablePath) throw new Error('no Chromium found: run npm test once, or set ONHAND_CHROMIUM')
  const { film } = options
  const camera = film
    ? [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ]
    : []
  return chromium.launch({ executablePath, args: [...FLAGS, ...camera] })
}

/** A phone in portrait, as most shoppers have it. */
export function phone(
  browser: Browser,
  options: { locale?: string; colorScheme?: 'light' | 'dark' } = {},
): Promise<BrowserContext> {
  const { locale = 'en-GB', colorScheme = 'light' } = options
  return newContext(browser, {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale,
    colorScheme,
  })
}

/** A desk with a mouse. */
export function desktop(
  browser: Browser,
  options: { locale?: string; colorScheme?: 'light' | 'dark' } = {},
): Promise<BrowserContext> {
  const { locale = 'en-GB', colorScheme = 'light' } = options
  return newContext(browser, { viewport: { width: 1280, height: 900 }, locale, colorScheme })
}

async function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  await slowDown(context, slownessAsked())
  return context
}

/** How far a page sticks out at the side. A phone's window grows with what does, so it is measured against the screen. */
export function sticksOut(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - Math.min(window.innerWidth, screen.width))
}

/** One finding of axe: the rule, how bad it is, and where. */
export type AccessibilityFinding = { id: string; impact: string; where: string[] }

/** Serious and critical findings of axe on the page as it is now. */
export async function accessibilityFindings(page: Page): Promise<AccessibilityFinding[]> {
  // Evaluated, not added as an element: the page's content security policy allows no foreign scripts.
  await page.evaluate(AXE)
  // Without motion: a button that has just become usable is changing its colour, and colours half-way are nobody's.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: AxeViolation[] }> } }
    type AxeViolation = { id: string; impact: string | null; nodes: { target: string[] }[] }
    const { violations } = await axe.run()
    const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
    return serious.map((one) => ({
      id: one.id,
      impact: one.impact ?? '',
      where: one.nodes.map((node) => node.target.join(' ')),
    }))
  })
  await page.emulateMedia({ reducedMotion: null })
  return findings
}
