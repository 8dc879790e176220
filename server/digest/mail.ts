import { instantOfLocal } from '../language/instant.ts'
import { addDays, isoWeekDays } from '../language/iso-week.ts'
import type { MailKind } from '../mail/kind.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { languageAt } from '../people/memberships.ts'
import { digestHtml, digestText } from './mail-content.ts'
import { digestMailKind, weekOf, weekSubject } from './sendings.ts'
import { readersWithout, recipientsOf, zonesOfCommunes } from './store/digest.ts'
import { unsubscribeLink } from './unsubscribe.ts'
import { buildDigest, digestLinks, lastWeek } from './weekly-digest.ts'

const sendingTime = 'T08:00'

/**
 * The week in one mail, on Monday at eight by the commune's own time. A server that was off at eight
 * sends when it is back, until Tuesday 08:00: after that the week's news is no news, and a person
 * decides (`sendDigestNow`). Whoever became a reader after eight gets the next one.
 */
export const digestMails: MailKind = {
  kind: digestMailKind,
  wokenBy: [],
  changes: 'commune',
  async queue(deps) {
    if (deps.mailer === null) return null
    const nexts: number[] = []
    const now = deps.clock.now()
    for (const zone of await zonesOfCommunes(deps.db)) {
      const { week, since, until, next } = sendingOf(now, zone)
      nexts.push(next)
      if (now < since || now >= until) continue
      const wanted = { kind: digestMailKind, week, zone, since }
      const readers = await readersWithout(deps.db, wanted)
      for (const [communeId, some] of Map.groupBy(readers, one => one.communeId)) {
        const about = { communeId, subject: weekSubject(communeId, week), nextAt: now }
        const them = some.map(({ email }) => addressReader(email))
        await queueMails(deps, deps.db, digestMails, about, them)
      }
    }
    return nexts.length === 0 ? null : Math.min(...nexts)
  },
  async check({ db }, { communeId, email, attempts, subject }, now) {
    const readers = await recipientsOf(db, communeId)
    if (!readers.some(reader => reader.email === email)) return null
    const { zone } = await communeOf({ db }, communeId)
    const { week, until } = sendingOf(now, zone)
    const isNews = week === weekOf({ subject }) && now < until
    return isNews || attempts > 0 ? now : null
  },
  async write(deps, mails) {
    const [mail] = mails
    if (mail === undefined) return null
    const { communeId, email } = mail
    const reader = (await recipientsOf(deps.db, communeId)).find(one => one.email === email)
    if (reader === undefined) return null
    const week = weekOf(mail)
    const language = await languageAt(deps, email)
    const digest = await buildDigest(deps, await communeOf(deps, communeId), week, language)
    const unsubscribe = unsubscribeLink(deps, reader)
    const links = digestLinks(deps, week, unsubscribe)
    const headers = {
      'List-Unsubscribe': `<${unsubscribe}>`,
      // RFC 8058 asks for https.
      ...(deps.publicUrl.startsWith('https:') && {
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    }
    const { subject } = digest
    const [text, html] = [digestText(digest, links), await digestHtml(digest, links)]
    return { mails, content: { subject, text, html, headers } }
  },
}

/** The digest of the last week that has ended: when it leaves, [since, until), and the one after. */
function sendingOf(now: number, zone: string) {
  const week = lastWeek(now, zone)
  const monday = addDays(isoWeekDays(week).to, 1)
  const at = (days: number) => instantOfLocal(addDays(monday, days) + sendingTime, zone)
  const since = at(0)
  return { week, since, until: at(1), next: now < since ? since : at(7) }
}
