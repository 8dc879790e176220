import { start, testApp } from '../app.ts'
import { aChannel } from '../builders/channels.ts'
import { aBackup } from '../builders/installation.ts'
import { aMail } from '../builders/mail.ts'
import { aConversation } from '../builders/messages.ts'
import { aDelivery, aPost } from '../builders/publishing.ts'
import type { DatabaseKind } from '../database/databases.ts'
import { folderOfTest } from '../run/temporary-folder.ts'

const now = Date.parse(start)
const minute = 60_000
const token = 'un-jeton-de-vingt-signes'

/** What the whole application says at /metrics once there is something to say of each thing. */
export async function metricsPage(database: DatabaseKind): Promise<string> {
  const dataDir = folderOfTest()
  const settings = { metricsToken: token, dataDir, backupTo: dataDir }
  const { context, communeId, ask } = await testApp({ database, settings })
  const { db } = context
  const read = { succeededAt: now - minute, nextAt: now + minute }
  const channel = await aChannel(context, communeId, { poll: { ...read, leaseUntil: null } })
  // One that is being read, and one that must be connected again.
  await aChannel(context, communeId, { poll: { nextAt: now, leaseUntil: now + 2 * minute } })
  await aChannel(context, communeId, { state: 'paused', poll: { nextAt: now - 60 * minute } })
  await aConversation(db, channel, { messages: [{ sentAt: now - 30 * minute }] })
  const answered = [{ sentAt: now - 50 * minute }, { by: null, sentAt: now - 40 * minute }]
  await aConversation(db, channel, { messages: answered })
  const post = await aPost(db, communeId)
  const late = await aDelivery(db, post, channel.id, { dueAt: now - 5 * minute })
  await aDelivery(db, post, channel.id, { afterId: late.id, dueAt: now - 90 * minute })
  const mail = (subject: string, part: Parameters<typeof aMail>[2]) =>
    aMail(db, communeId, { subject, sentAt: null, ...part })
  await mail('planned', { state: 'queued', nextAt: now + minute })
  await mail('being sent', { state: 'sending', attempts: 1, nextAt: now + 5 * minute })
  // After a minute and after five it was refused again: fifteen minutes later is the next time.
  await mail('refused for now', { state: 'failed', attempts: 3, nextAt: now + 11 * minute })
  await mail('refused for good', { state: 'failed', attempts: 2 })
  await aBackup(db, { startedAt: now - 600 * minute })
  // The first answer is counted once it has left.
  await ask('GET', '/healthz')
  const answer = await ask('GET', '/metrics', { headers: { authorization: `Bearer ${token}` } })
  return answer.text
}

/** The names of the series on such a page. */
export function seriesOn(page: string): Set<string> {
  return new Set([...page.matchAll(/^(\w+)(?:\{.*\})? \S+$/gm)].map(([, name = '']) => name))
}
