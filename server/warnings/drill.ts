import { deviceOf, deviceReader, deviceWay, sendOrGone } from '../alerts/device-way.ts'
import { badgeOf } from '../alerts/push-content.ts'
import type { DeviceMessage } from '../alerts/send-to-device.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { verbatim } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { mailsAboutEach } from '../mail/rows.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { allows } from '../people/rules/role.ts'
import { devicesOf } from '../people/store/devices.ts'
import { listPeople, type Person } from '../people/store/members.ts'
import { countSubscribers } from '../subscribers/rows.ts'
import { type DrillFacts, drillContent } from './drill-content.ts'
import { drillTexts as texts } from './sentences.ts'
import { findWarning, wordingsOf } from './store.ts'

/** A drill that was not told by then is over, ms. */
const drillMs = 60 * 60_000

/** Who would warn everybody, and so takes part in a drill. */
async function drillers(db: Db, communeId: number): Promise<Person[]> {
  return (await listPeople(db, communeId)).filter(({ role }) => allows(role, 'events.write'))
}

/** Tells them, by mail and on their devices, inside the caller's transaction. */
export async function queueDrill(
  deps: Pick<Deps, 'clock' | 'publicUrl' | 'mailer'>,
  db: Db,
  communeId: number,
  postId: number,
): Promise<void> {
  const { people, devices } = await reached(deps, db, communeId)
  const about = { communeId, subject: String(postId), nextAt: deps.clock.now() }
  await queueMails(deps, db, drillPushes, about, devices.map(deviceReader))
  if (deps.mailer !== null) {
    await queueMails(deps, db, drillMails, about, people.map(accountReader))
  }
}

/** How many a drill would reach: without a mail server, those who are told on a device. */
export async function countReached(
  deps: Pick<Deps, 'db' | 'mailer'>,
  communeId: number,
): Promise<number> {
  return (await reached(deps, deps.db, communeId)).people.length
}

async function reached({ mailer }: Pick<Deps, 'mailer'>, db: Db, communeId: number) {
  const all = await drillers(db, communeId)
  const devices = await devicesOf(
    db,
    all.map(({ id }) => id),
  )
  const people = all.filter(({ id }) => mailer !== null || devices.some(one => one.userId === id))
  return { people, devices }
}

/** How many people each of these drills was sent to, by their posts. */
export async function drilledOf(db: Db, posts: readonly number[]): Promise<Map<number, number>> {
  const subjects = posts.map(String)
  const mails = [
    ...(await mailsAboutEach(db, drillMails, subjects)),
    ...(await mailsAboutEach(db, drillPushes, subjects)),
  ]
  const people = Map.groupBy(mails, ({ subject }) => Number(subject))
  return new Map(
    posts.map(post => [post, new Set(people.get(post)?.map(({ userId }) => userId)).size]),
  )
}

/** What would have gone out, for somebody who may still warn; null: nobody needs to know any more. */
async function factsOf(deps: Deps, mail: MailRow, now: number): Promise<DrillFacts | null> {
  const { db, connectors, publicUrl } = deps
  const { communeId, userId } = mail
  const row = await findWarning(db, communeId, Number(mail.subject))
  if (row === undefined || now - row.startedAt > drillMs) return null
  if (!(await drillers(db, communeId)).some(({ id }) => id === userId)) return null
  const counts = await countSubscribers(db, communeId)
  const wordings = await wordingsOf(db, row.postId)
  const { name } = await communeOf({ db }, communeId)
  return {
    language: await languageOf({ db }, userId),
    commune: name,
    by: row.startedBy,
    said: [...Map.groupBy(wordings, ({ text }) => text)].map(([text, alike]) => ({
      text,
      channels: alike.map(({ channelId, channelName, connector }) => {
        const { audience, manifest } = connectors[connector] ?? {}
        if (manifest?.byHand !== undefined) return texts.byHand(channelName)
        if (audience === undefined) return verbatim(channelName)
        const active = counts.find(one => one.channelId === channelId && one.state === 'active')
        return texts.subscribers(channelName, active?.count ?? 0)
      }),
    })),
    href: `${publicUrl}/alertes`,
  }
}

export const drillMails: MailKind = {
  kind: 'warning-drill',
  wokenBy: ['deliveries'],
  check: async (deps, mail, now) => ((await factsOf(deps, mail, now)) === null ? null : now),
  async write(deps, mails, now) {
    const [mail] = mails
    const facts = mail && (await factsOf(deps, mail, now))
    return facts ? { mails, content: await drillContent(facts) } : null
  },
}

export const drillPushes: MailKind = {
  kind: 'warning-drill-device',
  wokenBy: ['deliveries'],
  check: async (deps, mail, now) => ((await factsOf(deps, mail, now)) === null ? null : now),
  async write(deps, mails, now) {
    const [mail] = mails
    const facts = mail && (await factsOf(deps, mail, now))
    if (!facts) return null
    const { language, by, said } = facts
    const message: DeviceMessage = {
      id: `drill-${mail.id}`,
      ttl: drillMs / 1000,
      payload: {
        ...{ v: 1, kind: 'due', id: mail.id, commune: mail.communeId, lang: language },
        tag: `tambour-drill-${mail.subject}`,
        title: texts.title(firstLineOf(said[0]?.text ?? ''))[language],
        body: texts.pushed(by)[language],
        href: '/alertes',
        badge: await badgeOf(deps, mail.communeId),
      },
    }
    const device = await deviceOf(deps, mail)
    return { mails, send: () => sendOrGone(deps, device, message) }
  },
  // A mail tells each of them already.
  ownWay: deviceWay({ kind: 'warning-drill-device', isWorthMail: () => false, tellByMail }),
}

async function tellByMail(): Promise<void> {}
