/** Sources that died, for those who tell what ails. */
export { deadFeedsOf } from './store-feeds.ts'
/** What Météo-France warns of and nobody has decided about. */
export { warningItems } from './store-items.ts'
