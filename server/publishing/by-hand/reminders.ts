import { deviceOf, deviceWay, queueByDevice, sendOrGone } from '../../alerts/device-way.ts'
import { badgeOf } from '../../alerts/push-content.ts'
import type { DeviceMessage } from '../../alerts/send-to-device.ts'
import type { Db } from '../../database/database.ts'
import type { Deps } from '../../deps.ts'
import { localTimeOf } from '../../language/instant.ts'
import { firstLineOf } from '../../language/text.ts'
import type { MailKind, MailRow } from '../../mail/kind.ts'
import { accountReader, queueMails } from '../../mail/outbox.ts'
import { mailsAboutEach } from '../../mail/rows.ts'
import { communeOf } from '../../people/commune.ts'
import { languageOf } from '../../people/memberships.ts'
import { allows } from '../../people/rules/role.ts'
import { listPeople, type Person } from '../../people/store/members.ts'
import { graceMs, isNews } from '../rules/delivery.ts'
import { lastWordAt } from '../rules/late-rule.ts'
import { type OpenHandTask, openHandTasks } from '../store/hand-tasks.ts'
import { timesOf } from './hand-over.ts'
import { type HandFacts, handContent } from './reminder-content.ts'
import { handTexts } from './reminder-texts.ts'

const pushKind = 'hand-device'
const mailKind = 'hand'
/** The round of what is told once more, before it is missed. */
const lastRound = 'last'

/** What is told together: one post, on all channels on which it is wanted since that moment. */
type Asked = { subject: string; wantedAt: number; until: number | null; tasks: OpenHandTask[] }

async function askedNow(db: Db, communeId?: number): Promise<Asked[]> {
  const tasks = await openHandTasks(db, communeId)
  const times = await timesOf(db, tasks)
  const groups = Map.groupBy(tasks, ({ id, postId, dueAt }) => {
    const { wantedAt = dueAt } = times.get(id) ?? {}
    return `${postId}-${wantedAt}`
  })
  return [...groups].map(([subject, all]) => {
    const ends = all.flatMap(
      ({ id, state }) => (state === 'due' ? times.get(id)?.until : null) ?? [],
    )
    return {
      subject,
      wantedAt: Number(subject.split('-')[1]),
      until: ends.length === 0 ? null : Math.min(...ends),
      tasks: all,
    }
  })
}

/**
 * Tells people who publish twice of what is to be done by hand: when it is due, and once more before it is
 * missed, on their devices, and who has none by mail. It is no longer true once somebody did it.
 */
async function queueReminders(deps: Deps): Promise<null> {
  const now = deps.clock.now()
  const asked = (await askedNow(deps.db)).filter(({ wantedAt }) => isNews(wantedAt, now))
  const subjects = asked.map(({ subject }) => subject)
  const written = await Promise.all([
    mailsAboutEach(deps.db, handPushes, subjects),
    mailsAboutEach(deps.db, handMails, subjects),
  ])
  // Told of it in whichever way, nobody is told again because they added a telephone.
  const known = new Set(written.flat().map(({ subject }) => subject))
  for (const one of asked) if (!known.has(one.subject)) await queueOne(deps, one, now)
  return null
}

async function queueOne(deps: Deps, asked: Asked, now: number): Promise<void> {
  const { subject, wantedAt, until, tasks } = asked
  const [first] = tasks
  if (first === undefined) return
  const { communeId, plannedBy } = first
  await deps.db.transaction().execute(async db => {
    const people = publishersAmong(await listPeople(db, communeId), plannedBy)
    const times = [
      // Its other channels fall due within moments of each other.
      { communeId, subject, round: '', nextAt: now + graceMs },
      {
        ...{ communeId, subject, round: lastRound },
        nextAt: Math.max(lastWordAt(wantedAt, until), now + graceMs),
      },
    ]
    const kinds = { pushes: handPushes, mails: handMails }
    if (!(await queueByDevice(deps, db, kinds, people, times))) {
      deps.log.warn({ communeId, post: first.postId }, 'hand-task-not-told')
    }
  })
}

/** Officers, and who planned it; administrators look after other things where somebody publishes. */
export function publishersAmong(people: readonly Person[], plannedBy: string | null): Person[] {
  const able = people.filter(({ role }) => allows(role, 'events.write'))
  const publishers = able.filter(({ id, role }) => role !== 'administrator' || id === plannedBy)
  return publishers.length > 0 ? publishers : able
}

/** What is still to be done of it, for somebody who may still do it; null: nothing. */
async function factsOf(
  deps: Pick<Deps, 'db' | 'publicUrl'>,
  mail: MailRow,
): Promise<HandFacts | null> {
  const { db, publicUrl } = deps
  const { communeId, subject, userId, round } = mail
  const asked = (await askedNow(db, communeId)).find(one => one.subject === subject)
  const [first] = asked?.tasks ?? []
  const person = (await listPeople(db, communeId)).find(({ id }) => id === userId)
  if (asked === undefined || first === undefined || person === undefined) return null
  if (!allows(person.role, 'events.write')) return null
  const { name, zone } = await communeOf({ db }, communeId)
  const path = first.eventId === null ? '/' : `/evenements/${first.eventId}`
  return {
    language: await languageOf({ db }, userId),
    commune: name,
    title: first.eventTitle ?? firstLineOf(first.text),
    isLast: round === lastRound,
    until: asked.until === null ? null : localTimeOf(asked.until, zone),
    places: asked.tasks.map(({ channelName, state, wanted }) => ({
      channel: channelName,
      task: state === 'due' ? 'publish' : wanted === 'withdrawn' ? 'withdraw' : 'amend',
    })),
    path,
    href: `${publicUrl}${path}`,
  }
}

const check = async (deps: Deps, mail: MailRow, now: number) =>
  (await factsOf(deps, mail)) === null ? null : now

/** For how long a telephone that is off is still told, seconds: until it is told once more. */
const ttl = 22 * 60 * 60

export const handPushes: MailKind = {
  kind: pushKind,
  wokenBy: ['deliveries'],
  changes: 'alerts',
  queue: queueReminders,
  check,
  async write(deps, mails) {
    const [mail] = mails
    const facts = mail && (await factsOf(deps, mail))
    if (!facts) return null
    const { language, title, isLast, places, until, path } = facts
    const message: DeviceMessage = {
      id: `hand-${mail.id}`,
      ttl,
      payload: {
        v: 1,
        kind: 'due',
        id: mail.id,
        commune: mail.communeId,
        tag: `tambour-hand-${mail.subject}`,
        title: (isLast ? handTexts.still(title) : handTexts.due(title))[language],
        body: [
          ...places.map(({ channel, task }) => handTexts.place[task](channel)[language]),
          ...(until === null ? [] : [handTexts.until(until)[language]]),
        ].join('\n'),
        lang: language,
        href: path,
        badge: await badgeOf(deps, mail.communeId),
      },
    }
    const device = await deviceOf(deps, mail)
    return { mails, send: () => sendOrGone(deps, device, message) }
  },
  ownWay: deviceWay({ kind: pushKind, tellByMail }),
}

/** In the place of a device that took nothing. */
async function tellByMail(deps: Deps, transaction: Db, mail: MailRow, now: number): Promise<void> {
  const { communeId, subject, round, userId } = mail
  if (deps.mailer === null) {
    deps.log.warn({ communeId, subject }, 'hand-task-not-told')
    return
  }
  const person = (await listPeople(transaction, communeId)).find(({ id }) => id === userId)
  if (person === undefined) return
  const about = { communeId, subject, round, nextAt: now }
  await queueMails(deps, transaction, handMails, about, [accountReader(person)])
}

export const handMails: MailKind = {
  kind: mailKind,
  wokenBy: ['deliveries'],
  check,
  async write(deps, mails) {
    const [mail] = mails
    const facts = mail && (await factsOf(deps, mail))
    return facts ? { mails, content: await handContent(facts) } : null
  },
}
