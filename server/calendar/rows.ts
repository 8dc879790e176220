/** Sources that died, for those who tell what ails. */
export { deadFeedsOf } from './store/feeds.ts'
