import { deviceOf, deviceWay, queueByDevice, sendOrGone } from '../alerts/device-way.ts'
import { badgeOf } from '../alerts/push-content.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Language } from '../language/sentence.ts'
import type { MailContent, MailKind, MailRow } from '../mail/kind.ts'
import { button, labelled, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { mailsAboutEach } from '../mail/rows.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { listPeople } from '../people/store/members.ts'
import { publishersAmong } from '../publishing/by-hand/reminders.ts'
import { vigilanceTexts as texts } from './mail-texts.ts'
import { warningItems } from './rows.ts'
import type { ItemRow } from './store-items.ts'

/** Where what is to be told to everybody is prepared. */
const pathOf = ({ id }: Pick<ItemRow, 'id'>) => `/alertes/nouvelle?article=${id}`

/**
 * Tells who publishes what Météo-France warns of, at once and whatever the hour, on their devices, and who
 * has none by mail: once for each warning, and once more when it rises from orange to red.
 */
async function queueNews(deps: Deps): Promise<null> {
  const now = deps.clock.now()
  const items = await warningItems(deps.db, now)
  const subjects = items.map(({ id }) => String(id))
  const written = await Promise.all([
    mailsAboutEach(deps.db, vigilancePushes, subjects),
    mailsAboutEach(deps.db, vigilanceMails, subjects),
  ])
  const known = new Set(written.flat().map(({ subject }) => subject))
  for (const { id, communeId } of items) {
    if (known.has(String(id))) continue
    const about = { communeId, subject: String(id), nextAt: now }
    await deps.db.transaction().execute(async db => {
      const people = publishersAmong(await listPeople(db, communeId), null)
      const kinds = { pushes: vigilancePushes, mails: vigilanceMails }
      await queueByDevice(deps, db, kinds, people, [about])
    })
  }
  return null
}

type Facts = {
  /** Its reader's. */
  language: Language
  commune: string
  /** « Vigilance orange, vent violent », and its hours. */
  title: string
  hours: string
  path: string
  href: string
}

/** What is still warned of, for somebody who may still tell it; null: nothing. */
async function factsOf(deps: Deps, mail: MailRow, now: number): Promise<Facts | null> {
  const item = (await warningItems(deps.db, now)).find(({ id }) => id === Number(mail.subject))
  const people = publishersAmong(await listPeople(deps.db, mail.communeId), null)
  if (item === undefined || !people.some(({ id }) => id === mail.userId)) return null
  const { name } = await communeOf(deps, mail.communeId)
  const path = pathOf(item)
  return {
    language: await languageOf(deps, mail.userId),
    ...{ commune: name, title: item.title, hours: item.text, path },
    href: `${deps.publicUrl}${path}`,
  }
}

const check = async (deps: Deps, mail: MailRow, now: number) =>
  (await factsOf(deps, mail, now)) === null ? null : now

/** For how long a telephone that is off is still told, seconds. */
const ttl = 6 * 60 * 60

export const vigilancePushes: MailKind = {
  kind: 'vigilance-device',
  wokenBy: ['deliveries'],
  changes: 'alerts',
  queue: queueNews,
  check,
  async write(deps, mails, now) {
    const [mail] = mails
    const facts = mail && (await factsOf(deps, mail, now))
    if (!facts) return null
    const { language, title, hours, path } = facts
    const message = {
      ...{ id: `vigilance-${mail.id}`, ttl },
      payload: {
        ...({ v: 1, kind: 'due', id: mail.id, commune: mail.communeId } as const),
        ...{ tag: `tambour-vigilance-${mail.subject}`, title, lang: language, href: path },
        body: `${hours}\n${texts.prepare[language]}`,
        badge: await badgeOf(deps, mail.communeId),
      },
    }
    const device = await deviceOf(deps, mail)
    return { mails, send: () => sendOrGone(deps, device, message) }
  },
  ownWay: deviceWay({ kind: 'vigilance-device', tellByMail }),
}

/** In the place of a device that took nothing. */
async function tellByMail(deps: Deps, transaction: Db, mail: MailRow, now: number): Promise<void> {
  const person = (await listPeople(transaction, mail.communeId)).find(
    ({ id }) => id === mail.userId,
  )
  if (deps.mailer === null || person === undefined) return
  const about = { communeId: mail.communeId, subject: mail.subject, nextAt: now }
  await queueMails(deps, transaction, vigilanceMails, about, [accountReader(person)])
}

export const vigilanceMails: MailKind = {
  kind: 'vigilance',
  wokenBy: ['deliveries'],
  check,
  async write(deps, mails, now) {
    const [mail] = mails
    const facts = mail && (await factsOf(deps, mail, now))
    return facts ? { mails, content: await vigilanceContent(facts) } : null
  },
}

export async function vigilanceContent(facts: Facts): Promise<MailContent> {
  const { language, commune, title, hours, href } = facts
  const subject = `${title}, ${commune}`
  const why = texts.why[language]
  const said = [hours, texts.whatNow[language]]
  return {
    subject,
    text: mailText(
      [
        `${commune}\n${title}`,
        ...said.map(text => wrap(text)),
        labelled(texts.prepare[language], href, language),
      ],
      wrap(why),
    ),
    html: await mailHtml({
      ...{ language, subject, commune, title, why },
      body: [...said.map(paragraph), button(href, texts.prepare[language])],
    }),
  }
}
