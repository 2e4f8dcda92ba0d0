/** What our towns call a region, where that is not what its holidays are listed under. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  bavaria: 'bayern',
  hesse: 'hessen',
  'lower saxony': 'niedersachsen',
  'north rhine westphalia': 'nordrhein westfalen',
  'rhineland palatinate': 'rheinland pfalz',
  saxony: 'sachsen',
  'saxony anhalt': 'sachsen anhalt',
  thuringia: 'thuringen',
  'mecklenburg western pomerania': 'mecklenburg vorpommern',
  bremen: 'hansestadt bremen',
  hamburg: 'hansestadt hamburg',
  carinthia: 'karnten',
  'lower austria': 'niederosterreich',
  'upper austria': 'oberosterreich',
  styria: 'steiermark',
  tyrol: 'tirol',
  vienna: 'wien',
}

/** The code that a region's holidays are listed under: found by its code or its name in any language, whatever its accents; null when it has none of its own. */
export function regionCode(region: string, lists: readonly Readonly<Record<string, string>>[]): string | null {
  const plain = plainly(region)
  if (plain === '') return null
  const wanted = new Set([plain, OTHER_NAMES[plain] ?? plain])
  for (const list of lists)
    for (const [code, name] of Object.entries(list))
      if (plain === code.toLowerCase() || wanted.has(plainly(name))) return code
  return null
}

function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
