/** For whoever counts what waits. */
export { countProposals } from './store/proposals.ts'
