/** Countries offered first: those with shops, then where they send parcels to. */
export const COUNTRIES = [
  'GB',
  'TW',
  'IE',
  'DE',
  'FR',
  'NL',
  'BE',
  'ES',
  'PT',
  'IT',
  'AT',
  'CH',
  'DK',
  'SE',
  'NO',
  'FI',
  'PL',
  'CZ',
  'GR',
  'HK',
  'JP',
  'SG',
  'AU',
  'NZ',
  'CA',
  'US',
  'AE',
  'BH',
  'BR',
  'CY',
  'HU',
  'IL',
  'IS',
  'LB',
  'LT',
  'MT',
  'SA',
  'ZA',
] as const

/** The country a browser most likely is in, by its own language tag; Britain when it does not say. */
export function likelyCountry(languageTags: readonly string[], locale: string): string {
  for (const tag of languageTags) {
    const region = tag.split('-').find((part) => /^[A-Z]{2}$/.test(part))
    if (region && COUNTRIES.some((country) => country === region)) return region === 'US' ? 'GB' : region
  }
  return locale === 'zh-Hant' ? 'TW' : 'GB'
}
