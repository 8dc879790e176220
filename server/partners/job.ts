import type { Context } from '../context.ts'
import { createJobLoop, type Job } from '../platform/job-loop.ts'
import { readCentres } from './centres.ts'

/** Learns where neighbours lie, after one was added and else every hour. */
export function createCentresJob(context: Context): Job {
  const { geoApiUrl } = context.settings
  return createJobLoop(context, {
    name: 'commune centres',
    cron: '23 * * * *',
    wokenBy: ['partners', 'commune'],
    async round(stopping) {
      if (geoApiUrl !== null) await readCentres(context, geoApiUrl, stopping)
      return null
    },
  })
}
