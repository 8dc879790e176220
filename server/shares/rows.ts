/** How many offers wait for an answer, for the first screen. */
export { countOffers } from './store/shares.ts'
