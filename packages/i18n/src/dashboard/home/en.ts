/** The first screen: what today asks for. */
export const HOME_EN = {
  'home.morning': 'Good morning, {name}',
  'home.day': 'Hello, {name}',
  'home.evening': 'Good evening, {name}',
  'home.shop': 'Your public shop',
  'home.open': 'Open until {time}',
  'home.closed': 'Closed now',
  'home.notPublic': 'Not public yet',
  'home.see': 'See it as shoppers do',
  'home.copyLink': 'Copy the link',
  'home.copied': 'The link is copied.',
} as const
