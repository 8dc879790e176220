import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Language, type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { compileZone } from '../language/zone.ts'
import type { MailContent, MailKind } from '../mail/kind.ts'
import { button, mailHtml, mailText, paragraph, wrap } from '../mail/layout.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { type MailHours, withinMailHours } from '../mail/rules.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { administratorsOf } from '../people/store/members.ts'
import { feedTexts as texts } from './mail-texts.ts'
import { deathOf } from './rules/item.ts'
import { type FeedRow, feedsOf, feedsToTell } from './store/feeds.ts'

const hours: MailHours = { from: 8 * 60, to: 20 * 60 }
/** That a source is back is news for that long, ms. */
const revivedNewsMs = 2 * 24 * 60 * 60_000

/**
 * Tells a commune's administrators that a source died, and that it lives again: once for each death, and
 * once for each return. It is no longer true when the source is removed or has changed again.
 */
export const feedMails: MailKind = {
  kind: 'feed',
  wokenBy: ['deliveries'],
  async queue(deps) {
    if (deps.mailer === null) return null
    const now = deps.clock.now()
    for (const feed of await feedsToTell(deps.db, now - revivedNewsMs)) {
      const { id, communeId } = feed
      const about = { communeId, subject: String(id), round: roundOf(feed), nextAt: now }
      const readers = (await administratorsOf(deps.db, communeId)).map(accountReader)
      await queueMails(deps, deps.db, feedMails, about, readers)
    }
    return null
  },
  async check(deps, mail, now) {
    const feed = await feedOfMail(deps, mail)
    const readers = await administratorsOf(deps.db, mail.communeId)
    if (feed === null || !readers.some(({ id }) => id === mail.userId)) return null
    const { zone } = await communeOf(deps, mail.communeId)
    return withinMailHours(now, hours, compileZone(zone))
  },
  async write(deps, mails, now) {
    const [mail] = mails
    const feed = mail && (await feedOfMail(deps, mail))
    if (!mail || !feed) return null
    const { name: commune, zone } = await communeOf(deps, mail.communeId)
    const content = await feedContent({
      language: await languageOf(deps, mail.userId),
      commune,
      source: feed.name,
      said: sentencesOf(feed, zone, now),
      isDead: feed.deadAt !== null,
      href: `${deps.publicUrl}/voisins`,
    })
    return { mails, content }
  },
}

/** The source of a mail while what the mail tells of it is so. */
async function feedOfMail(
  { db }: Pick<Deps, 'db'>,
  { communeId, subject, round }: Pick<Row<'mail'>, 'communeId' | 'subject' | 'round'>,
): Promise<FeedRow | null> {
  const [feed] = await feedsOf(db, communeId, Number(subject))
  return feed !== undefined && roundOf(feed) === round ? feed : null
}

const roundOf = ({ deadAt, revivedAt }: FeedRow): string =>
  deadAt === null ? `revived.${revivedAt}` : `dead.${deadAt}`

function sentencesOf(feed: FeedRow, zone: string, now: number): Sentence[] {
  const { name, deadAt, createdAt, readAt, error } = feed
  if (deadAt === null) return [texts.revived(name)]
  const why = sentenceOrNull(error)
  const isFailing = deathOf(feed, null, now) === 'failing'
  return [
    isFailing ? texts.failing(name, readAt ?? createdAt, zone) : texts.silent(name),
    ...(isFailing && why !== null ? [why] : []),
    texts.whatNow,
  ]
}

type FeedFacts = {
  /** Its reader's. */
  language: Language
  commune: string
  source: string
  said: readonly Sentence[]
  isDead: boolean
  /** Where sources are looked at. */
  href: string
}

export async function feedContent(facts: FeedFacts): Promise<MailContent> {
  const { language, commune, source, isDead, href } = facts
  const heading = isDead ? texts.deadSubject : texts.revivedSubject
  const subject = heading(source, commune)[language]
  const title = (isDead ? texts.deadTitle(source) : texts.revivedTitle(source))[language]
  const said = facts.said.map(sentence => sentence[language])
  const why = texts.why[language]
  return {
    subject,
    text: mailText([commune, ...said.map(text => wrap(text)), href], wrap(why)),
    html: await mailHtml({
      language,
      subject,
      commune,
      title,
      body: [...said.map(paragraph), button(href, texts.see[language])],
      why,
    }),
  }
}
