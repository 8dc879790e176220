import type { Answer } from '../../api.ts'

/** The figures of a period, as they are read. */
export type Report = Answer<'GET /reports/replies/figures'>
