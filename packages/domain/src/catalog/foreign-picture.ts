import { hash53 } from '../hash53.ts'

/** Why a picture at another site could not be had. `address`: not one that may be asked. */
export const PICTURE_LOSSES = ['address', 'redirects', 'gone', 'too_large', 'type', 'pixels', 'unreachable'] as const
export type PictureLoss = (typeof PICTURE_LOSSES)[number]

/** Longest address of a picture that is fetched. */
export const PICTURE_URL_LENGTH_MAX = 500

// Names that mean this machine or the network it stands in, wherever they are looked up.
const INNER_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/

/** True for an address of the marketplace's own. */
export function isOwnPicture(url: string): boolean {
  return /^\/(?!\/)/.test(url)
}

/** True for this machine itself: the only place that may be asked over plain HTTP, and only in a run on one's own machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(name) || name === '[::1]'
}

/** Where pictures may be fetched from: public sites; in a run on one's own machine that one too; in tests that one alone. */
export const PICTURE_SOURCES = ['public', 'public_and_loopback', 'loopback'] as const
export type PictureSource = (typeof PICTURE_SOURCES)[number]

/** What a picture's address says, as the platform's URL parser reads it: numbers in a host have their usual form then. */
export type PictureAddress = {
  /** With its colon. */
  readonly protocol: string
  /** Without the port. */
  readonly hostname: string
  readonly port: string
  readonly username: string
  readonly password: string
}

/**
 * Whether a server may ask an address that a stranger wrote into a file, at first and after each redirect [DIO-9]: `https` at a public name and the usual
 * port, without a log-in. A bare number of a host never is: it could be the inside of a network.
 */
export function mayAskForPicture(
  { protocol, hostname, port, username, password }: PictureAddress,
  source: PictureSource,
): boolean {
  if (username !== '' || password !== '') return false
  if (isLoopbackHost(hostname)) return source !== 'public' && (protocol === 'http:' || protocol === 'https:')
  if (source === 'loopback') return false
  const name = hostname.toLowerCase().replace(/\.$/, '')
  const isNumber = /^[\d.]+$/.test(name) || name.startsWith('[')
  return protocol === 'https:' && port === '' && !isNumber && name.includes('.') && !INNER_NAMES.test(name)
}

/** A name for an address that is short and the same every time: two addresses of one product share it about never. */
export function pictureKey(url: string): string {
  return hash53(url).toString(36)
}
