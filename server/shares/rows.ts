/** Offers, for those who count them. */
export { countOffers } from './store-shares.ts'
