import { onTestFinished } from 'vitest'
import { digestConsentMails } from '../../server/digest/consent.ts'
import { digestMails } from '../../server/digest/mail.ts'
import { createPollJob } from '../../server/inbox/receiving/poll-job.ts'
import { createMailJob } from '../../server/mail/job.ts'
import type { Job } from '../../server/platform/job-loop.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import { setUpWord } from '../../server/set-up/first-start.ts'
import type { Settings } from '../../server/settings.ts'
import { type Running, start } from '../../server/start.ts'
import { createAlertJobs } from './alerts.ts'
import type { TestClock } from './clock.ts'
import { rememberPasswords, testSettings } from './context.ts'
import { openTestUrl } from './database/databases.ts'
import { freePort } from './network/free-port.ts'

export type Village = {
  sandbox: Sandbox
  tambour: Running
  /** The jobs, to be run by hand: nothing in a test waits for a minute to pass. */
  jobs: Record<'poll' | 'due' | 'digest' | 'consent' | 'alerts', Pick<Job, 'runOnce' | 'stop'>>
}

/** The address that the console gives to anyone who sets Tambour up. */
export function setUpUrl({ url, context }: Running): string {
  return `${url}/?mot=${setUpWord(context.secrets)}`
}

/** The networks on loopback and a whole Tambour beside them, both on the test's clock. */
export async function startVillage(
  clock: TestClock,
  history = false,
  part: Partial<Settings> = {},
): Promise<Village> {
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history })
  const port = await freePort()
  const settings = await testSettings('sqlite', {
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    graphApiUrl: sandbox.graphUrl,
    smtpUrl: sandbox.smtpUrl,
    ...part,
  })
  const database = await openTestUrl(settings.databaseUrl)
  const tambour = await start(settings, { clock, database })
  const { context } = tambour
  await rememberPasswords(await context.auth())
  const jobs = {
    poll: createPollJob(context),
    due: createDueTimer(context),
    digest: createMailJob(context, digestMails),
    consent: createMailJob(context, digestConsentMails),
    alerts: createAlertJobs(context),
  }
  onTestFinished(async () => {
    await Promise.all(Object.values(jobs).map(job => job.stop()))
    await tambour.drain()
    await sandbox.close()
  })
  return { sandbox, tambour, jobs }
}
