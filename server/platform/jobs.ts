import cron, { type ScheduledTask } from 'node-cron'
import type { Job } from './job-loop.ts'

export type Jobs = { stop(): Promise<void> }

/** A commune's Monday morning is a Paris morning, wherever the server stands. */
const timezone = 'Europe/Paris'

/**
 * Starts them all. What is due is in rows, and each job sleeps until its next one; cron wakes those
 * whose time is in the calendar.
 */
export function startJobs(jobs: readonly Job[]): Jobs {
  const tasks: ScheduledTask[] = []
  for (const job of jobs) {
    job.start()
    if (job.cron !== null) tasks.push(cron.schedule(job.cron, job.wake, { timezone }))
  }
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
      await Promise.all(jobs.map(job => job.stop()))
    },
  }
}
