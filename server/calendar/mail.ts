import { sentenceOrNull } from '../language/sentence.ts'
import type { MailKind } from '../mail/kind.ts'
import { type AdministratorNotice, administratorMails } from '../people/administrator-mail.ts'
import { feedTexts as texts } from './mail-texts.ts'
import { deathOf } from './rules/item.ts'
import { type FeedRow, feedsOf, feedsToTell } from './store-feeds.ts'

/** That a source is back is news for that long, ms. */
const revivedNewsMs = 2 * 24 * 60 * 60_000

/**
 * Tells a commune's administrators that a source died, and that it lives again: once for each death, and
 * once for each return. It is no longer true when the source is removed or has changed again.
 */
export const feedMails: MailKind = administratorMails<FeedRow>({
  kind: 'feed',
  wokenBy: ['deliveries'],
  list: ({ db }, now) => feedsToTell(db, now - revivedNewsMs),
  async find({ db }, { communeId, subject }) {
    const [feed] = await feedsOf(db, communeId, Number(subject))
    return feed
  },
  roundOf: ({ deadAt, revivedAt }) => (deadAt === null ? `revived.${revivedAt}` : `dead.${deadAt}`),
  tell: ({ publicUrl }, feed, commune, now) =>
    feedNotice(feed, commune, now, `${publicUrl}/voisins`),
})

/** @param href where sources are looked at */
export function feedNotice(
  feed: Pick<
    FeedRow,
    'name' | 'deadAt' | 'failures' | 'failingSince' | 'createdAt' | 'readAt' | 'error'
  >,
  commune: { name: string; zone: string },
  now: number,
  href: string,
): AdministratorNotice {
  const { name, deadAt, createdAt, readAt, error } = feed
  const about = { press: texts.see, href }
  if (deadAt === null) {
    const subject = texts.revivedSubject(name, commune.name)
    return { ...about, subject, title: texts.revivedTitle(name), said: [texts.revived(name)] }
  }
  const isFailing = deathOf(feed, null, now) === 'failing'
  const why = isFailing ? sentenceOrNull(error) : null
  return {
    ...about,
    subject: texts.deadSubject(name, commune.name),
    title: texts.deadTitle(name),
    said: [
      isFailing ? texts.failing(name, readAt ?? createdAt, commune.zone) : texts.silent(name),
      ...(why === null ? [] : [why]),
      texts.whatNow,
    ],
  }
}
