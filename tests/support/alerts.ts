import { join } from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createAlertJob } from '../../server/alerts/alerts.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import type { DutyNew } from '../../server/alerts/shapes.ts'
import { insertDuty } from '../../server/alerts/store-duties.ts'
import type { IncomingConversation } from '../../server/connectors/connector.ts'
import { type Context, createContext } from '../../server/context.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { createMailJob } from '../../server/mail/job.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { accountsIn } from '../../server/people/accounts.ts'
import type { Role } from '../../server/people/rules/role.ts'
import { insertMember } from '../../server/people/store/members.ts'
import type { Job } from '../../server/platform/job-loop.ts'
import { type TestClock, testClock } from './clock.ts'
import { testSettings } from './context.ts'
import type { DatabaseKind } from './database/databases.ts'
import { type FakeMailer, fakeMailer } from './fake-mailer.ts'
import { fakeNetwork } from './network/fake-network.ts'
import { channelOf, newChannel, newCommune } from './network/received.ts'
import { paris } from './reply-times/reply-timelines.ts'
import { folderOfTest } from './run/temporary-folder.ts'

/** A commune with a channel, where Anne administers, Bruno answers and Carole reads. */
export type AlertHouse = {
  context: Context
  clock: TestClock
  mailer: FakeMailer
  communeId: number
  channelId: number
  anne: string
  bruno: string
  carole: string
  /** The same installation in another process: its own context over the same database. */
  another(): Promise<Context>
  receive(...conversations: IncomingConversation[]): Promise<void>
  putOnDuty(userId: string, turn?: Partial<Omit<DutyNew, 'userId'>>): Promise<number>
}

/** @param now local time in Paris; Tuesday 2 June 2026, 10:00 unless told */
export async function alertHouse(
  database: DatabaseKind = 'sqlite',
  now = '2026-06-02T10:00',
): Promise<AlertHouse> {
  const clock = testClock(paris(now))
  const mailer = fakeMailer()
  const publicUrl = 'https://tambour.exemple.fr'
  const settings = await testSettings(
    database,
    database === 'sqlite' ? { publicUrl, databaseUrl: `file:${fileName()}` } : { publicUrl },
  )
  const another = async (): Promise<Context> => {
    const log = pino({ level: 'silent' })
    const connectors = { fake: fakeNetwork() }
    const context = await createContext(settings, { clock, log, connectors })
    context.mailer = mailer
    onTestFinished(() => context.close())
    return context
  }
  const context = await another()
  const communeId = await newCommune(context, 'Saint-Exemple')
  const channelId = await newChannel(
    context,
    communeId,
    'Page de la mairie',
    paris('2026-05-01T00:00'),
  )
  const person = (name: string, role: Role) => addMember(context, communeId, name, role)
  return {
    context,
    clock,
    mailer,
    communeId,
    channelId,
    anne: await person('Anne', 'administrator'),
    bruno: await person('Bruno', 'officer'),
    carole: await person('Carole', 'councillor'),
    another,
    async receive(...conversations) {
      await ingest(context, await channelOf(context, channelId), conversations)
    },
    putOnDuty: async (
      userId,
      { from = '2026-06-01', to = null, callFrom = null, callTo = null } = {},
    ) =>
      await insertDuty(context.db, {
        communeId,
        userId,
        fromDate: from,
        toDate: to,
        callFrom,
        callTo,
        createdAt: 0,
      }),
  }
}

/** Somebody with an account and no password: nobody signs in here. */
export async function addMember(
  context: Context,
  communeId: number,
  name: string,
  role: Role,
): Promise<string> {
  const accounts = await accountsIn(context, context.db)
  const email = `${name.toLowerCase()}.${communeId}@exemple.fr`
  const userId = await accounts.create({ name, email, passwordHash: '' })
  await insertMember(context.db, { communeId, userId, role, createdAt: 0 })
  return userId
}

/** Every alert that was raised, by the network's id of its message, in the order of raising. */
export async function raisedAlerts({ db }: Pick<Context, 'db'>): Promise<string[]> {
  const rows = await db
    .selectFrom('alert')
    .innerJoin('message', 'message.id', 'alert.messageId')
    .select(['message.remoteId', 'alert.minutes', 'alert.noticeId'])
    .orderBy('alert.noticeId')
    .orderBy('message.remoteId')
    .orderBy('alert.minutes')
    .execute()
  return rows.map(({ remoteId, minutes, noticeId }) => `${noticeId}: ${remoteId} ${minutes}`)
}

/** The notices with the names of those whom they told. */
export async function raisedNotices({ db }: Pick<Context, 'db'>) {
  const users = await db.selectFrom('user').select(['id', 'name']).execute()
  const notices = await db.selectFrom('alertNotice').selectAll().orderBy('id').execute()
  return notices.map(({ at, userIds, toAll }) => ({
    at,
    informed: users
      .filter(({ id }) => userIds.includes(id))
      .map(({ name }) => name)
      .sort(),
    toAll: toAll === 1,
  }))
}

/** What became of a notice's mails, by the name before the address. */
export async function mailStates({ db }: Pick<Context, 'db'>, noticeId = 1) {
  const rows = await mailsAbout(db, alertMails, `1.${noticeId}`)
  return Object.fromEntries(rows.map(({ email, state }) => [email.split('.')[0], state]))
}

function fileName(): string {
  const folder = folderOfTest()
  return join(folder, 'tambour.db')
}

/** What raises alerts and what sends their mails, as one job. */
export function createAlertJobs(context: Context): Pick<Job, 'start' | 'runOnce' | 'stop'> {
  const jobs = [createAlertJob(context), createMailJob(context, alertMails)]
  return {
    start() {
      for (const job of jobs) job.start()
    },
    async runOnce() {
      for (const job of jobs) await job.runOnce()
    },
    async stop() {
      await Promise.all(jobs.map(job => job.stop()))
    },
  }
}
