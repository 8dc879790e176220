import type { Capability } from '../../server/capability.ts'
import type { Context } from '../../server/context.ts'
import type { Job } from '../../server/platform/job-loop.ts'

/** The job of that name, which its log has, as the capability gives it to the process. */
export async function jobOf(capability: Capability, context: Context, name: string): Promise<Job> {
  const jobs = (await capability.jobs?.(context, [])) ?? []
  const job = jobs.find(one => one.name === name)
  if (job === undefined) throw new Error(`no job is called ${name}`)
  return job
}
