/** What a first start writes. */
export { replaceHoursVersions } from './store/opening-hours.ts'
