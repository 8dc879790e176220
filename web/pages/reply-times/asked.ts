import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import type { Query } from '../../api.ts'

/** Of what reply times are asked: a period, of one channel or all, with or without the exclusions. */
export type ReportAsked = {
  from: string
  to: string
  channel: number | null
  exclusions: ReportFiguresShape['exclusions']
}

/** Which list of it, and what of the list. */
export type EpisodesAsked = ReportAsked &
  Omit<Query<'GET /reports/replies/episodes'>, keyof ReportAsked | 'now'>
