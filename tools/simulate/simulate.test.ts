import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isoOfDay } from '@onhand/forecast/panel/periods'
import { diceOf } from '@onhand/forecast/panel/dice'
import { buildWorld, type WorldOptions } from './build-world.ts'
import { readDemand } from '../forecast/read-demand.ts'
import { leadTimeCases } from './lead-times.ts'
import { optionsOf } from './options.ts'

const CLI = join(import.meta.dirname, 'cli.ts')
const DAY_ONE = 20_000
const DAYS = 150
let folder = ''
let data = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onhand-simulate-'))
  data = join(folder, 'demand.csv')
  const roll = diceOf(11)
  const rows = ['sku,location,date,units,price,lead_time_days']
  for (let sku = 0; sku < 20; sku += 1) {
    for (let day = 0; day < DAYS; day += 1) {
      const units = Math.floor(-Math.log(1 - roll()) * (0.4 + sku / 8))
      if (units > 0) rows.push(`s${sku},here,${isoOfDay(DAY_ONE + day)},${units},${2 + sku},2`)
    }
  }
  rows.push(`new,here,${isoOfDay(DAY_ONE + 120)},4,5,2`, `gone,here,${isoOfDay(DAY_ONE + 3)},4,5,2`)
  writeFileSync(data, `${rows.join('\n')}\n`)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function options(over: Partial<WorldOptions> = {}): WorldOptions {
  return {
    scorePeriods: 42,
    warmUpPeriods: 28,
    reviewPeriods: 1,
    endPeriod: null,
    leadTime: null,
    packUnits: 1,
    minimumUnits: 1,
    shelfLifePeriods: null,
    bulkShare: null,
    range: { askedPeriods: 1, ofPeriods: 28 },
    seed: 1,
    usesPlan: true,
    ...over,
  }
}

describe('the world made from a file', () => {
  it('holds the SKUs that have a past and still sell, and says what it leaves out', async () => {
    const table = await readDemand(data, { demand: 'units', log: () => {} })
    const { world, leftOut, lines } = buildWorld(table, options())
    expect(world.skus.map(({ sku }) => sku)).toEqual(Array.from({ length: 20 }, (_, i) => `s${i}`))
    expect(leftOut).toMatchObject({ launchedSkus: 1, toOrderSkus: 1, bulkLines: 0 })
    expect(leftOut.launchedShare).toBeGreaterThan(0)
    expect(world.endPeriod - world.scorePeriod).toBe(42)
    expect(world.skus[3]).toMatchObject({ unitPrice: 5, leadTime: { periods: [2], weights: [1] } })
    const scored = world.skus[0]?.demand.slice(world.scorePeriod).reduce((sum, units) => sum + units, 0)
    expect(lines[0]?.reduce((sum, { units }) => sum + units, 0)).toBe(scored)
  })

  it('stocks what sold often enough of late, or everything that ever sold', async () => {
    const table = await readDemand(data, { demand: 'units', log: () => {} })
    const skus = (askedPeriods: number) =>
      buildWorld(table, options({ range: { askedPeriods, ofPeriods: 28 } })).world.skus.map(({ sku }) => sku)
    expect(skus(0)).toContain('gone')
    expect(skus(1)).not.toContain('gone')
    expect(skus(20).length).toBeGreaterThan(0)
    expect(skus(20).length).toBeLessThan(skus(1).length)
    expect(skus(0)).not.toContain('new')
  })

  it('is told how often is often enough, or refuses what cannot be meant', async () => {
    const table = await readDemand(data, { demand: 'units', log: () => {} })
    const words = { 'order-cost': '1', review: '1', target: '0.98', policies: 'onhand', pack: '1', moq: '1' }
    const rangeOf = (range?: string, all = false) =>
      optionsOf(table, { ...words, floor: '1', holding: '0.25', feedback: false, range, all }, 'units').range
    expect(rangeOf()).toEqual({ askedPeriods: 1, ofPeriods: 28 })
    expect(rangeOf('2/56')).toEqual({ askedPeriods: 2, ofPeriods: 56 })
    expect(rangeOf(undefined, true).askedPeriods).toBe(0)
    for (const wrong of ['30/28', '2', '1/0', 'often']) expect(() => rangeOf(wrong)).toThrow(`--range is ${wrong}`)
  })

  it('leaves out wholesale-sized lines and counts them', async () => {
    const table = await readDemand(data, { demand: 'units', log: () => {} })
    const whole = buildWorld(table, options())
    const retail = buildWorld(table, options({ bulkShare: 0.8 }))
    expect(retail.leftOut.bulkLines).toBeGreaterThan(0)
    const units = (built: typeof whole) =>
      built.world.skus.reduce(
        (sum, { demand }) => sum + demand.slice(built.world.scorePeriod).reduce((a, b) => a + b, 0),
        0,
      )
    expect(units(retail)).toBeLessThan(units(whole))
  })

  it('refuses a file that is too short for what was asked', async () => {
    const table = await readDemand(data, { demand: 'units', log: () => {} })
    expect(() => buildWorld(table, options({ scorePeriods: 140 }))).toThrow('170 are needed')
  })
})

describe('lead times of the command line', () => {
  it('are numbers, the file or a distribution', () => {
    expect(leadTimeCases('1,file,2:0.5/4:0.5')).toEqual([
      { name: '1', leadTime: { periods: [1], weights: [1] } },
      { name: 'file', leadTime: null },
      { name: '2:0.5/4:0.5', leadTime: { periods: [2, 4], weights: [0.5, 0.5] } },
    ])
    expect(() => leadTimeCases('0')).toThrow('--lead-time is 0')
    expect(() => leadTimeCases('1:x/2')).toThrow('--lead-time')
  })
})

describe('npm run simulate', () => {
  it('prints a table for people, a result for programs, and draws the curves', () => {
    const out = join(folder, 'out')
    const words = ['--data', data, '--score-days', '42', '--warm-up', '28', '--out', out]
    const some = ['--policies', 'min-max,onhand,best-static']
    const text = execFileSync(process.execPath, [CLI, ...words, '--lead-time', '1'], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    for (const part of [
      'textbook-normal',
      'order-line fill',
      'older than four weeks',
      'By class of turnover',
      'foresight',
    ]) {
      expect(text).toContain(part)
    }
    const json = execFileSync(process.execPath, [CLI, ...words, ...some, '--lead-time', 'file', '--json'], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    const [result] = JSON.parse(json).results
    expect(result.skus).toBe(20)
    expect(result.achieved.measures.unitFill).toBeGreaterThan(0.9)
    expect(result.needed.map(({ policy }: { policy: string }) => policy)).toEqual(['min-max', 'onhand', 'best-static'])
    expect(result.achieved.ratios[0].ratio.low).toBeLessThanOrEqual(result.achieved.ratios[0].ratio.value)
    expect(readFileSync(join(out, 'curve-1.csv'), 'utf8').split('\n')[1]).toMatch(/^1,min-max,/)
    expect(readFileSync(join(out, 'curve-file.svg'), 'utf8')).toContain('<polyline')
    expect(existsSync(join(out, 'result.json'))).toBe(true)
  })

  it('says whether a plan was used, and leaves it aside when asked to', () => {
    const planned = join(folder, 'planned.csv')
    const roll = diceOf(4)
    const rows = ['sku,date,units,promo']
    for (let sku = 0; sku < 30; sku += 1) {
      for (let day = 0; day < DAYS; day += 1) {
        const promo = (day + 7 * sku) % 25 < 5 ? 1 : 0
        const units = Math.floor(-Math.log(1 - roll()) * (promo === 1 ? 6 : 1.5))
        rows.push(`s${sku},${isoOfDay(DAY_ONE + day)},${units},${promo}`)
      }
    }
    writeFileSync(planned, `${rows.join('\n')}\n`)
    const words = ['--data', planned, '--score-days', '14', '--warm-up', '7', '--policies', 'onhand']
    const run = (...more: string[]) =>
      execFileSync(process.execPath, [CLI, ...words, ...more], { encoding: 'utf8', stdio: 'pipe' })
    expect(run()).toMatch(/promo known ahead: used, takes \d+ % off the loss/)
    expect(run('--no-plan')).not.toContain('known ahead')
  })

  it('says which option is wrong and ends with status 2', () => {
    const failed = spawnSync(process.execPath, [CLI, '--data', data, '--target', '98'], { encoding: 'utf8' })
    expect(failed.status).toBe(2)
    expect(failed.stderr).toContain('--target is 98; it should be between 0 and 1')
    expect(failed.stdout).toBe('')
  })
})
