import { normal } from '../../distributions/continuous.ts'
import { negativeBinomial, poisson } from '../../distributions/counts.ts'
import { countsOf } from '../../distributions/count-table.ts'
import type { Distribution } from '../../distributions/distribution.ts'
import { demandTable } from '../demand-table.ts'
import { economicOrder, economicOrderCost, economicOrderWithBackorders, economicProduction } from './eoq.ts'
import {
  leadTimeFromYear,
  reorderPointForCycleService,
  reorderPointForFillRate,
  serviceOfReorderPoint,
} from './fill-rates.ts'
import { jointReplenishment } from './joint-replenishment.ts'
import { lognormal } from './lognormal.ts'
import { lostSalesCostOf, lostSalesOptimum } from './lost-sales-optimum.ts'
import { planLots } from './lot-sizing.ts'
import { bestMinMax, minMaxByPower, reorderPointForService } from './min-max.ts'
import { newsvendor, newsvendorCost, normalOver, planSeason, randomLeadTimeDemand } from './newsvendor.ts'
import { allUnitsDiscount, incrementalDiscount } from './quantity-discounts.ts'
import {
  reorderByBackorderLot,
  reorderByExpectedLevel,
  reorderByLoss,
  reorderByLotAndSafetyStock,
  reorderCost,
  reorderForPoisson,
} from './reorder-point.ts'

/** Named numbers of a case, lists among them. */
export type Numbers = Readonly<Record<string, unknown>>

/** One case's inputs, read by name; a name that is not there is a fault of the file. */
class Inputs {
  readonly #values: Readonly<Record<string, unknown>>

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values
  }

  number(name: string): number {
    const value = this.#values[name]
    if (typeof value !== 'number') throw new Error(`${name} is not a number`)
    return value
  }

  list(name: string): number[] {
    const value = this.#values[name]
    if (!Array.isArray(value)) throw new Error(`${name} is not a list`)
    return value.map(Number)
  }

  /** A discrete distribution given as a table of text keys. */
  counts(name: string): Distribution {
    const chances = new Map(Object.entries(Object(this.#values[name])).map(([k, v]) => [Number(k), Number(v)]))
    const first = Math.min(...chances.keys())
    const length = Math.max(...chances.keys()) - first + 1
    return countsOf({ first, probability: Float64Array.from({ length }, (_, i) => chances.get(first + i) ?? 0) })
  }

  lot() {
    return {
      fixedCost: this.number('fixed_cost'),
      holdingCost: this.number('holding_cost'),
      demandRate: this.number('demand_rate'),
    }
  }

  costs() {
    return { holdingCost: this.number('holding_cost'), stockoutCost: this.number('stockout_cost') }
  }

  breaks() {
    return {
      fixedCost: this.number('fixed_cost'),
      holdingCostRate: this.number('holding_cost_rate'),
      demandRate: this.number('demand_rate'),
      breakpoints: this.list('breakpoints'),
      unitCosts: this.list('unit_costs'),
    }
  }

  reorder() {
    return {
      ...this.costs(),
      fixedCost: this.number('fixed_cost'),
      demandMean: this.number('demand_mean'),
      demandSd: this.number('demand_sd'),
      leadTime: this.number('lead_time'),
    }
  }

  lotDemand() {
    const year = {
      annualMean: this.number('annual_mean'),
      annualSd: this.number('annual_sd'),
      leadTimeWeeks: this.number('lead_time_weeks'),
      weeksPerYear: this.number('weeks_per_year'),
    }
    return { ...leadTimeFromYear(year), orderQuantity: this.number('order_quantity') }
  }

  season(penalty: number) {
    return {
      price: this.number('price'),
      unitCost: this.number('unit_cost'),
      salvage: this.number('salvage'),
      shortagePenalty: penalty,
    }
  }

  lostSales() {
    return {
      holdingCost: this.number('holding_cost'),
      penalty: this.number('penalty'),
      leadTime: this.number('lead_time'),
      demand: demandTable(this.number('demand_mean'), 1, 60),
    }
  }
}

type Model = (inputs: Inputs) => Numbers

const reorderNames = (rule: { reorderPoint: number; orderQuantity: number }): Numbers => ({
  reorder_point: rule.reorderPoint,
  order_quantity: rule.orderQuantity,
})

const lossNames = (demand: Distribution, x: number): Numbers => ({
  loss: demand.loss(x),
  complementary_loss: x - demand.mean + demand.loss(x),
})

const baseStockNames = (plan: { baseStockLevel: number; cost: number }): Numbers => ({
  base_stock_level: plan.baseStockLevel,
  cost: plan.cost,
})

const countsOfMoments = (mean: number, sd: number): Distribution => negativeBinomial(mean, (sd * sd) / mean)

const MODELS: Readonly<Record<string, Model>> = {
  eoq(i) {
    const lot = economicOrder(i.lot())
    return { order_quantity: lot.orderQuantity, cost_per_time: lot.costPerTime, cycle_time: lot.cycleTime }
  },
  eoq_cost: (i) => ({ cost_per_time: economicOrderCost(i.lot(), i.number('order_quantity')) }),
  eoq_backorders(i) {
    const lot = economicOrderWithBackorders({ ...i.lot(), stockoutCost: i.number('stockout_cost') })
    return {
      order_quantity: lot.orderQuantity,
      stockout_fraction: lot.stockoutFraction,
      cost_per_time: lot.costPerTime,
      max_shortage: lot.maxShortage,
    }
  },
  epq(i) {
    const lot = economicProduction({ ...i.lot(), productionRate: i.number('production_rate') })
    return {
      order_quantity: lot.orderQuantity,
      max_inventory: lot.maxInventory,
      cycle_time: lot.cycleTime,
      cost_per_time: lot.costPerTime,
    }
  },
  eoq_all_units_discount(i) {
    const lot = allUnitsDiscount(i.breaks())
    return { order_quantity: lot.orderQuantity, region: lot.region, cost_per_time: lot.costPerTime }
  },
  eoq_incremental_discount(i) {
    const lot = incrementalDiscount(i.breaks())
    return { order_quantity: lot.orderQuantity, region: lot.region, cost_per_time: lot.costPerTime }
  },
  joint_replenishment_silver(i) {
    const plan = jointReplenishment({
      sharedFixedCost: i.number('shared_fixed_cost'),
      individualFixedCosts: i.list('individual_fixed_costs'),
      holdingCosts: i.list('holding_costs'),
      demandRates: i.list('demand_rates'),
    })
    return {
      order_quantities: plan.orderQuantities,
      base_cycle_time: plan.baseCycleTime,
      order_multiples: plan.orderMultiples,
      cost_per_time: plan.costPerTime,
    }
  },
  newsvendor_normal: (i) =>
    baseStockNames(newsvendor(i.costs(), normal(i.number('demand_mean'), i.number('demand_sd')))),
  newsvendor_normal_cost: (i) => ({
    cost: newsvendorCost(
      i.costs(),
      normal(i.number('demand_mean'), i.number('demand_sd')),
      i.number('base_stock_level'),
    ),
  }),
  base_stock_normal: (i) =>
    baseStockNames(newsvendor(i.costs(), normalOver(protectedBy(i), i.number('demand_mean'), i.number('demand_sd')))),
  newsvendor_normal_profit(i) {
    const prices = {
      price: i.number('revenue'),
      unitCost: i.number('purchase_cost'),
      salvage: i.number('salvage_value'),
      shortagePenalty: 0,
    }
    const plan = planSeason(prices, normal(i.number('demand_mean'), i.number('demand_sd')))
    return { base_stock_level: plan.quantity, profit: plan.profit }
  },
  newsvendor_poisson: (i) => baseStockNames(newsvendor(i.costs(), poisson(i.number('demand_mean')))),
  base_stock_poisson: (i) => baseStockNames(newsvendor(i.costs(), poisson(i.number('demand_mean') * protectedBy(i)))),
  newsvendor_lognormal: (i) => baseStockNames(newsvendor(i.costs(), lognormal(i.number('mu'), i.number('sigma')))),
  newsvendor_discrete: (i) => baseStockNames(newsvendor(i.costs(), i.counts('demand_pmf'))),
  rq_cost_normal_exact(i) {
    const rule = { reorderPoint: i.number('reorder_point'), orderQuantity: i.number('order_quantity') }
    return { cost_per_time: reorderCost(i.reorder(), rule) }
  },
  rq_eil(i) {
    const rule = reorderByExpectedLevel(i.reorder())
    return { ...reorderNames(rule), cost_per_time: rule.costPerTime }
  },
  rq_eoqb: (i) => reorderNames(reorderByBackorderLot(i.reorder())),
  rq_eoqss: (i) => reorderNames(reorderByLotAndSafetyStock(i.reorder())),
  rq_loss: (i) => reorderNames(reorderByLoss(i.reorder())),
  rq_poisson_exact(i) {
    const rule = reorderForPoisson({
      ...i.costs(),
      fixedCost: i.number('fixed_cost'),
      demandMean: i.number('demand_mean'),
      leadTime: i.number('lead_time'),
    })
    return { ...reorderNames(rule), cost_per_time: rule.costPerTime }
  },
  ss_poisson_exact(i) {
    const costs = { ...i.costs(), fixedCost: i.number('fixed_cost') }
    const rule = bestMinMax(costs, poisson(i.number('demand_mean')))
    return { s: rule.low, S: rule.high, cost: rule.cost }
  },
  ss_power_approximation(i) {
    const costs = { ...i.costs(), fixedCost: i.number('fixed_cost') }
    const rule = minMaxByPower(costs, { mean: i.number('demand_mean'), sd: i.number('demand_sd') })
    return { s: rule.low, S: rule.high }
  },
  wagner_whitin(i) {
    const problem = {
      holdingCost: i.number('holding_cost'),
      fixedCost: i.number('fixed_cost'),
      demand: i.list('demand'),
    }
    const plan = planLots(problem)
    return { order_quantities: plan.orderQuantities, cost: plan.cost }
  },
  standard_normal_loss: (i) => ({ loss: normal(0, 1).loss(i.number('z')) }),
  normal_loss: (i) => lossNames(normal(i.number('mean'), i.number('sd')), i.number('x')),
  poisson_loss: (i) => lossNames(poisson(i.number('mean')), i.number('x')),
  negative_binomial_loss: (i) => lossNames(countsOfMoments(i.number('mean'), i.number('sd')), i.number('x')),
  lognormal_loss: (i) => lossNames(lognormal(i.number('mu'), i.number('sigma')), i.number('x')),
  rq_normal_fill_rate(i) {
    const weeks = i.number('lead_time_weeks')
    const lot = {
      orderQuantity: i.number('order_quantity'),
      leadTimeMean: i.number('weekly_mean') * weeks,
      leadTimeSd: i.number('weekly_sd') * Math.sqrt(weeks),
    }
    const service = serviceOfReorderPoint(lot, i.number('reorder_point'))
    return {
      safety_stock: service.safetyStock,
      cycle_service_level: service.cycleServiceLevel,
      expected_shortage_per_cycle: service.unitsShortPerCycle,
      fill_rate: service.fillRate,
    }
  },
  rq_normal_safety_stock_for_fill_rate(i) {
    const lot = i.lotDemand()
    const service = reorderPointForFillRate(lot, i.number('fill_rate'))
    return {
      lead_time_mean: lot.leadTimeMean,
      lead_time_sd: lot.leadTimeSd,
      unit_loss_Gk: service.unitsShortPerCycle / lot.leadTimeSd,
      cycle_service_level: service.cycleServiceLevel,
      safety_stock: service.safetyStock,
      reorder_point: service.reorderPoint,
    }
  },
  rq_normal_safety_stock_for_csl(i) {
    const service = reorderPointForCycleService(i.lotDemand(), i.number('cycle_service_level'))
    return {
      k: service.k,
      expected_units_short: service.unitsShortPerCycle,
      safety_stock: service.safetyStock,
      reorder_point: service.reorderPoint,
      fill_rate: service.fillRate,
    }
  },
  lead_time_demand_moments_random_lead_time: (i) => ({
    ...randomLeadTimeDemand({
      demandMean: i.number('demand_mean'),
      demandSd: i.number('demand_sd'),
      leadTimeMean: i.number('lead_time_mean'),
      leadTimeSd: i.number('lead_time_sd'),
    }),
  }),
  newsvendor_normal_profit_detail(i) {
    const plan = planSeason(i.season(i.number('shortage_penalty')), normal(i.number('mean'), i.number('sd')))
    return {
      quantity: plan.quantity,
      units_short: plan.unitsShort,
      sold_full_price: plan.unitsSold,
      profit: plan.profit,
    }
  },
  newsvendor_normal_profit_fill_rate(i) {
    const plan = planSeason(i.season(0), normal(i.number('mean'), i.number('sd')))
    return {
      Q: plan.quantity,
      safety_stock: plan.safetyStock,
      expected_cost: plan.expectedCost,
      expected_profit: plan.profit,
      critical_ratio: plan.criticalRatio,
      fill_rate: plan.fillRate,
    }
  },
  reorder_point_csl: (i) => ({
    reorder_point: reorderPointForService({
      serviceLevel: i.number('service_level'),
      demandMean: i.number('demand_mean'),
      demandSd: i.number('demand_sd'),
      leadTime: i.number('lead_time'),
    }),
  }),
  lost_sales_optimal_avg_cost: (i) => ({ optimal_cost: lostSalesOptimum(i.lostSales()) }),
  lost_sales_basestock_avg_cost(i) {
    const problem = i.lostSales()
    const whole = poisson(i.number('demand_mean') * (problem.leadTime + 1))
    const level = newsvendor({ holdingCost: problem.holdingCost, stockoutCost: problem.penalty }, whole).baseStockLevel
    const upTo = ({ onHandUnits, arrivals }: { onHandUnits: number; arrivals: readonly number[] }) =>
      Math.max(0, level - onHandUnits - arrivals.reduce((sum, units) => sum + units, 0))
    return { cost: lostSalesCostOf(problem, upTo, level) }
  },
}

function protectedBy(i: Inputs): number {
  return i.number('lead_time') + i.number('review_period')
}

/** Each model of the file: from a case's inputs to what it names as expected. */
export const CASES: Readonly<Record<string, (inputs: Readonly<Record<string, unknown>>) => Numbers>> =
  Object.fromEntries(Object.entries(MODELS).map(([name, model]) => [name, (inputs) => model(new Inputs(inputs))]))
