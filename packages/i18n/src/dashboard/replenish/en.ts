/** The frame of replenishment: its parts. */
export const REPLENISH_EN = {
  'replenish.tabs': 'Parts of replenishment',
  'replenish.tab.proposals': 'To order',
  'replenish.tab.orders': 'Orders',
  'replenish.tab.suppliers': 'Suppliers',
  'replenish.tab.rules': 'Rules',
  'replenish.tab.alerts': 'Alerts',
  'replenish.tab.forecasts': 'Forecasts',
  'replenish.tab.runs': 'Runs',
  'replenish.tab.settings': 'Settings',
} as const
