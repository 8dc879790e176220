import type { Query } from '../api.ts'
import type { Report } from './report.ts'

/** Which reply times are asked for: a period, one channel or all, with or without the exclusions. */
export type ReportAsked = {
  from: string
  to: string
  channel: number | null
  exclusions: Report['exclusions']
}

/** Which list of it, and what of the list. */
export type EpisodesAsked = ReportAsked &
  Omit<Query<'GET /reports/replies/episodes'>, keyof ReportAsked | 'now'>
