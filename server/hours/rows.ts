/** What a first start writes, and the rebuild that reply times are asked for. */
export { replaceHoursVersions } from './store/opening-hours.ts'
export { requestRebuild } from './store/rebuild-requests.ts'
