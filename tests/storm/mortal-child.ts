import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { kit } from '../../server/connectors/own/kit.ts'
import { newsletter } from '../../server/connectors/own/newsletter.ts'
import { push } from '../../server/connectors/own/push.ts'
import { smsOvh } from '../../server/connectors/sms/index.ts'
import { type Context, createContext } from '../../server/context.ts'
import { digestMails } from '../../server/digest/mail.ts'
import { answer } from '../../server/inbox/answering/answer.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { anAnswer } from '../support/builders/inbox.ts'
import { pollDue } from '../support/poll-due.ts'
import { quietSettings } from '../support/settings.ts'
import { type Act, actOn } from './acts.ts'
import { type RoundName, rounds, stormUrl } from './outbox/rounds.ts'
import { watchStatements } from './statements.ts'

/** What a Tambour does until it is killed: one button, an answer to a mail, or what its jobs do. */
export type MortalWork =
  | ({ does: 'act' } & Act)
  | { does: 'answer'; communeId: number; conversation: number; message: number; key: string }
  | { does: 'read and send digests' | RoundName }

/** Where it dies. */
export type Place = {
  trouble: 'none' | 'killed before a statement' | 'killed on the line'
  /**
   * Before which of its statements, from 1 on, it kills itself, 0: before none; on the line it is killed
   * by the process that holds that.
   */
  at: number
}

export type MortalTask = MortalWork &
  Place & {
    databaseUrl: string
    smtpUrl?: string | null
    /** ms UTC; its clock stands still there. */
    now: number
  }

const connectors = { mailbox, push, newsletter, 'sms-ovh': smsOvh, ...kit }
let now = 0
/** Before which of the statements that come it dies; 0: before none. */
let deadlyAt = 0
let seen = 0
watchStatements(
  () => {
    if (++seen === deadlyAt) process.kill(process.pid, 'SIGKILL')
  },
  () => undefined,
)

let open: { databaseUrl: string; context: Context } | null = null
/** What is open already, where the task is about the same database as the one before. */
async function contextFor({ databaseUrl, smtpUrl = null }: MortalTask): Promise<Context> {
  if (open?.databaseUrl === databaseUrl) return open.context
  await open?.context.close()
  const settings = quietSettings({ databaseUrl, smtpUrl, dataDir: '.', publicUrl: stormUrl })
  const log = pino({ level: 'silent' })
  const context = await createContext(settings, { clock: { now: () => now }, connectors, log })
  open = { databaseUrl, context }
  return context
}

async function work(context: Context, task: MortalTask): Promise<void> {
  if (task.does === 'act') await actOn(context, task)
  else if (task.does === 'answer') {
    const { communeId, conversation, message, key } = task
    const wanted = anAnswer({ message, key, text: 'Oui, de 9 h à 12 h.' })
    await answer(context, { communeId, userId: null, actor: 'Anne' }, conversation, wanted)
  } else if (task.does === 'read and send digests') {
    await pollDue(context)
    await sendMails(context, digestMails)
  } else await rounds[task.does].run(context)
}

/** A Tambour to be killed: it is told by messages what to do and when it dies, and says when it is through. */
process.on('message', async (task: MortalTask) => {
  now = task.now
  const context = await contextFor(task)
  deadlyAt = task.at
  seen = 0
  await work(context, task)
  deadlyAt = 0
  process.send?.({ happened: false, seen })
})
// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
process.send?.({ happened: false })
