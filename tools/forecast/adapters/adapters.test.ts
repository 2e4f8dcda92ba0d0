import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { panelsOf } from '../demand-table.ts'
import { readDemand } from '../read-demand.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'onhand-forecast-adapters-'))
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))
let files = 0

/** Reads `text` with its neighbours beside it; answers the table and its first panel in short. */
async function read(text: string, options: { beside?: Record<string, string>; demand?: 'units' | 'lines' } = {}) {
  files += 1
  const folder = join(FOLDER, String(files))
  mkdirSync(folder)
  const path = join(folder, 'data.csv')
  writeFileSync(path, text)
  for (const [name, content] of Object.entries(options.beside ?? {})) writeFileSync(join(folder, name), content)
  const table = await readDemand(path, { demand: options.demand ?? 'units', log: () => {} })
  const [panel] = panelsOf(table, { originPeriod: table.lastPeriod, horizon: 1 })
  const series = panel?.series.map((one) => ({
    name: `${one.sku}@${one.location}`,
    units: [...one.units],
    covariates: one.covariates.map((row) => [...row]),
  }))
  return { table, panel, series }
}

describe('files that are known by their header', () => {
  it('M5 levels: weights, scales, events and benefit days of the series’ own state', async () => {
    const calendar =
      'date,wm_yr_wk,weekday,wday,month,year,d,event_name_1,event_type_1,event_name_2,event_type_2,snap_CA,snap_TX,snap_WI\n2011-01-29,1,Saturday,1,1,2011,d_1,,,,,1,0,0\n2011-01-30,1,Sunday,2,1,2011,d_2,SuperBowl,Sporting,,,0,1,1\n2011-01-31,1,Monday,3,1,2011,d_3,,,,,0,0,1\n'
    const { table, panel, series } = await read(
      'level,key1,key2,weight,rms_scale,d_1,d_2\n1,Total,,1.0,5.5,3,4\n9,CA_1,FOODS_1,0.25,2,1,2\n',
      {
        beside: { 'calendar.csv': calendar },
      },
    )
    expect(series?.map(({ name, units }) => [name, units])).toEqual([
      ['1/Total@all', [3, 4]],
      ['9/CA_1/FOODS_1@all', [1, 2]],
    ])
    expect(series?.[1]?.covariates).toEqual([[1, 0, 0]])
    expect(panel?.calendar.find(({ name }) => name === 'event:SuperBowl')?.values).toEqual(Float64Array.of(0, 1, 0))
    expect(table.series[1]).toMatchObject({ weight: 0.25, scale: 2, scoreGroup: 'L9' })
    expect(table.writePeriod(table.firstPeriod)).toBe('2011-01-29')
  })

  it('Store-Item, M4 and months as columns', async () => {
    expect(
      (await read('date,s1_i1,s2_i1\n2017-09-29,4,5\n2017-09-30,6,7\n')).series?.map(({ name, units }) => [
        name,
        units,
      ]),
    ).toEqual([
      ['i1@s1', [4, 6]],
      ['i1@s2', [5, 7]],
    ])
    const hourly = await read('"V1","V2","V3","V4"\n"H1","1","2","3"\n"H2","4","5",""\n')
    expect(hourly.series?.map(({ name, units }) => [name, units])).toEqual([
      ['H1@all', [1, 2, 3]],
      ['H2@all', [4, 5]],
    ])
    const months = await read(
      'item,description,lead_time_months,price_gbp,1996-01,1996-02,1996-03\n7,GOUGE,3,6.5,1,,2\n',
    )
    expect(months.series?.[0]).toMatchObject({ name: '7@all', units: [1, 0, 2] })
    expect(months.table).toMatchObject({ step: 'month' })
    expect(months.panel?.series[0]).toMatchObject({ leadTimePeriods: 3, unitCost: 6.5 })
  })

  it('Rossmann and Walmart: what is known of the days and weeks to come', async () => {
    const rossmann = await read(
      'Store,DayOfWeek,Date,Sales,Customers,Open,Promo,StateHoliday,SchoolHoliday\n1,5,2015-06-12,90,9,1,1,0,0\n1,6,2015-06-13,,,0,0,a,1\n',
    )
    expect(rossmann.table.covariateNames).toEqual(['open', 'promo', 'holiday', 'school_holiday'])
    expect(rossmann.series).toEqual([
      {
        name: 'sales@1',
        units: [90],
        covariates: [
          [1, 0],
          [1, 0],
          [0, 1],
          [0, 1],
        ],
      },
    ])
    const features =
      'Store,Date,Temperature,Fuel_Price,MarkDown1,MarkDown2,MarkDown3,MarkDown4,MarkDown5,CPI,Unemployment,IsHoliday\n1,2010-02-05,42,2.5,,,,,,211,8,False\n1,2010-02-12,38,2.6,,,,,,211,8,True\n'
    const walmart = await read('Store,Dept,Date,Weekly_Sales,IsHoliday\n1,3,2010-02-05,50.5,False\n', {
      beside: { 'features.csv': features },
    })
    expect(walmart.series?.[0]).toMatchObject({ name: '3@1', units: [50.5] })
    expect(walmart.series?.[0]?.covariates[0]).toEqual([0, 1])
    expect(walmart.table.writePeriod(walmart.table.lastPeriod + 1)).toBe('2010-02-12')
  })

  it('Dominick’s: units from their logarithm and the brand’s own price', async () => {
    const prices = Array.from({ length: 11 }, (_, i) => `price${i + 1}`)
    const { series } = await read(
      `store,brand,week,logmove,${prices.join(',')},deal,feat,profit\n2,3,40,${Math.log(640)},${prices.map((_, i) => i / 100).join(',')},1,0.0,30\n`,
    )
    expect(series).toEqual([
      {
        name: '3@2',
        units: [640],
        covariates: [
          [Math.fround(0.02), Number.NaN],
          [1, Number.NaN],
          [0, Number.NaN],
        ],
      },
    ])
  })

  it('Online Retail: no cancellation, postage or correction is demand; lines or units', async () => {
    const lines =
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,85123a,"HEART, WHITE",6,2010-12-01 08:26,2.55,1,UK\n2,85123A,HEART,4,2010-12-01 09:00,2.55,2,UK\nC3,85123A,HEART,-4,2010-12-01 10:00,2.55,2,UK\n4,POST,POSTAGE,1,2010-12-01 10:00,18,2,UK\n5,85123A,,9,2010-12-02 10:00,0,,UK\n'
    expect((await read(lines)).series?.map(({ name, units }) => [name, units])).toEqual([['85123A@all', [10]]])
    expect((await read(lines, { demand: 'lines' })).series?.map(({ units }) => units)).toEqual([[2]])
  })

  it('Complete Journey: products at stores with their category', async () => {
    const { table, series } = await read(
      'household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp\n9,319,3,77,2,3.0,0,0,0,1,2017-01-01 07:30:27\n',
      {
        beside: {
          'products.csv':
            'product_id,manufacturer_id,department,brand,product_category,product_type,package_size\n77,1,GROCERY,National,SOUP,CAN,1\n',
        },
      },
    )
    expect(series?.[0]).toMatchObject({ name: '77@319', units: [2], covariates: [[1.5, Number.NaN]] })
    expect(table.series[0]?.groups).toEqual(['SOUP', 'GROCERY'])
  })
})
