/** One row of the table: a format, and the application identifiers that have it. */
type Row = { readonly isFixed: boolean; readonly format: string; readonly identifiers: string }

/**
 * Every GS1 application identifier with its format, as the GS1 Barcode Syntax Dictionary of 2026-07 has them (facts; gs1/gs1-syntax-dictionary,
 * Apache-2.0). `isFixed`: no separator is needed after it. `N` digits, `X` `Y` `Z` wider character sets, `..` up to, `[ ]` may be absent;
 * checks follow a comma.
 */
const ROWS: readonly Row[] = [
  { isFixed: true, format: 'N18,csum,gcppos2', identifiers: '00' },
  { isFixed: true, format: 'N14,csum,gcppos2', identifiers: '01 02 03' },
  {
    isFixed: false,
    format: 'X..20',
    identifiers: '10 21 22 243 254 420 4318 7020 7021 7022 710 711 712 713 714 715 716 717 7240 8002 8012',
  },
  { isFixed: true, format: 'N6,yymmd0', identifiers: '11 12 13 15 16 17' },
  { isFixed: true, format: 'N2', identifiers: '20' },
  { isFixed: false, format: 'X..28', identifiers: '235' },
  { isFixed: false, format: 'X..30', identifiers: '240 241 250 251 400 403 4308 4319 7002 90' },
  { isFixed: false, format: 'N..6', identifiers: '242' },
  { isFixed: false, format: 'N13,csum,gcppos1 [X..17]', identifiers: '253' },
  { isFixed: false, format: 'N13,csum,gcppos1 [N..12]', identifiers: '255' },
  { isFixed: false, format: 'N..8', identifiers: '30 37' },
  {
    isFixed: true,
    format: 'N6',
    identifiers:
      '3100-3105 3110-3115 3120-3125 3130-3135 3140-3145 3150-3155 3160-3165 3200-3205 3210-3215 3220-3225 3230-3235 3240-3245 3250-3255 3260-3265 3270-3275 3280-3285 3290-3295 3300-3305 3310-3315 3320-3325 3330-3335 3340-3345 3350-3355 3360-3365 3370-3375 3400-3405 3410-3415 3420-3425 3430-3435 3440-3445 3450-3455 3460-3465 3470-3475 3480-3485 3490-3495 3500-3505 3510-3515 3520-3525 3530-3535 3540-3545 3550-3555 3560-3565 3570-3575 3600-3605 3610-3615 3620-3625 3630-3635 3640-3645 3650-3655 3660-3665 3670-3675 3680-3685 3690-3695',
  },
  { isFixed: false, format: 'N..15', identifiers: '3900-3909 3920-3929' },
  { isFixed: false, format: 'N3,iso4217 N..15', identifiers: '3910-3919 3930-3939' },
  { isFixed: false, format: 'N4', identifiers: '3940-3943 8111' },
  { isFixed: false, format: 'N6', identifiers: '3950-3955 8005' },
  { isFixed: false, format: 'X..30,gcppos1', identifiers: '401 7023 8004' },
  { isFixed: false, format: 'N17,csum,gcppos1', identifiers: '402' },
  { isFixed: true, format: 'N13,csum,gcppos1', identifiers: '410 411 412 413 414 415 416 417' },
  { isFixed: false, format: 'N3,iso3166 X..9', identifiers: '421' },
  { isFixed: false, format: 'N3,iso3166', identifiers: '422 424 426' },
  { isFixed: false, format: 'N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166', identifiers: '423 425' },
  { isFixed: false, format: 'X..3', identifiers: '427 7008' },
  { isFixed: false, format: 'X..35,pcenc', identifiers: '4300 4301 4310 4311 4320' },
  { isFixed: false, format: 'X..70,pcenc', identifiers: '4302 4303 4304 4305 4306 4312 4313 4314 4315 4316 7257' },
  { isFixed: false, format: 'X2,iso3166alpha2', identifiers: '4307 4317' },
  { isFixed: false, format: 'N10,latitude N10,longitude', identifiers: '4309' },
  { isFixed: false, format: 'N1,yesno', identifiers: '4321 4322 4323' },
  { isFixed: false, format: 'N6,yymmd0 N4,hhmi', identifiers: '4324 4325' },
  { isFixed: false, format: 'N6,yymmdd', identifiers: '4326 7006' },
  { isFixed: false, format: 'N6 [X1],hyphen', identifiers: '4330 4331 4332 4333' },
  { isFixed: false, format: 'N13', identifiers: '7001' },
  { isFixed: false, format: 'N6,yymmdd N4,hhmi', identifiers: '7003' },
  { isFixed: false, format: 'N..4', identifiers: '7004' },
  { isFixed: false, format: 'X..12', identifiers: '7005' },
  { isFixed: false, format: 'N6,yymmdd [N6],yymmdd', identifiers: '7007' },
  { isFixed: false, format: 'X..10', identifiers: '7009 7255' },
  { isFixed: false, format: 'X..2', identifiers: '7010' },
  { isFixed: false, format: 'N6,yymmdd [N4],hhmi', identifiers: '7011' },
  { isFixed: false, format: 'N3,iso3166999 X..27', identifiers: '7030 7031 7032 7033 7034 7035 7036 7037 7038 7039' },
  { isFixed: false, format: 'N1 X1 X1 X1,importeridx', identifiers: '7040' },
  { isFixed: false, format: 'X..4,packagetype', identifiers: '7041' },
  { isFixed: false, format: 'X2 X..28', identifiers: '7230 7231 7232 7233 7234 7235 7236 7237 7238 7239' },
  { isFixed: false, format: 'N2,mediatype', identifiers: '7241' },
  { isFixed: false, format: 'X..25', identifiers: '7242 8020' },
  { isFixed: false, format: 'N8,yyyymmdd', identifiers: '7250' },
  { isFixed: false, format: 'N8,yyyymmdd N4,hhmi', identifiers: '7251' },
  { isFixed: false, format: 'N1,iso5218', identifiers: '7252' },
  { isFixed: false, format: 'X..40,pcenc', identifiers: '7253 7254 7259' },
  { isFixed: false, format: 'X..90,pcenc', identifiers: '7256' },
  { isFixed: false, format: 'X3,posinseqslash', identifiers: '7258' },
  { isFixed: false, format: 'N4,nonzero N5,nonzero N3,nonzero N1,winding N1', identifiers: '8001' },
  { isFixed: false, format: 'N1,zero N13,csum,gcppos1 [X..16]', identifiers: '8003' },
  { isFixed: false, format: 'N14,csum,gcppos2 N4,pieceoftotal', identifiers: '8006 8026' },
  { isFixed: false, format: 'X..34,iban', identifiers: '8007' },
  { isFixed: false, format: 'N6,yymmdd N2,hh [N2],mi [N2],ss', identifiers: '8008' },
  { isFixed: false, format: 'X..50', identifiers: '8009' },
  { isFixed: false, format: 'Y..30,gcppos1', identifiers: '8010' },
  { isFixed: false, format: 'N..12,nozeroprefix', identifiers: '8011' },
  { isFixed: false, format: 'X..25,csumalpha,gcppos1', identifiers: '8013' },
  { isFixed: false, format: 'X..25,csumalpha,gcppos1,hasnondigit', identifiers: '8014' },
  { isFixed: false, format: 'N18,csum,gcppos1', identifiers: '8017 8018' },
  { isFixed: false, format: 'N..10', identifiers: '8019' },
  { isFixed: false, format: 'Z..90', identifiers: '8030' },
  { isFixed: false, format: 'N15', identifiers: '8040 8041' },
  { isFixed: false, format: 'N32', identifiers: '8042' },
  { isFixed: false, format: 'N18 [N..2]', identifiers: '8043' },
  { isFixed: false, format: 'X..70,couponcode', identifiers: '8110' },
  { isFixed: false, format: 'X..70,couponposoffer', identifiers: '8112' },
  { isFixed: false, format: 'X..70', identifiers: '8200' },
  { isFixed: false, format: 'X..90', identifiers: '91-99' },
]

/** What follows an application identifier. */
export type IdentifierFormat = { readonly isFixed: boolean; readonly format: string }

const FORMATS = new Map(ROWS.flatMap((row) => row.identifiers.split(' ').flatMap((span) => expand(span, row))))

/** The format of an application identifier; null when there is no such one. */
export function identifierFormat(identifier: string): IdentifierFormat | null {
  return FORMATS.get(identifier) ?? null
}

/** The application identifier at the start of `text`: none is the beginning of another. Null when there is none. */
export function identifierAt(text: string): string | null {
  for (let length = 2; length <= 4; length += 1) {
    const identifier = text.slice(0, length)
    if (identifier.length === length && FORMATS.has(identifier)) return identifier
  }
  return null
}

/** All identifiers there are. */
export function allIdentifiers(): readonly string[] {
  return [...FORMATS.keys()]
}

function expand(span: string, row: Row): [string, IdentifierFormat][] {
  const [first = '', last = first] = span.split('-')
  const names: [string, IdentifierFormat][] = []
  for (let number = Number(first); number <= Number(last); number += 1)
    names.push([String(number).padStart(first.length, '0'), row])
  return names
}
