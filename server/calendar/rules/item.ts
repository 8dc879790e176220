import { folded } from '../../language/text.ts'
import type { SourceItem } from './source.ts'

const itemStates = ['offered', 'relayed', 'dismissed', 'old'] as const
export type ItemState = (typeof itemStates)[number]

const DAY = 24 * 60 * 60_000

/** What is older when it is found is no news. */
const newsDays = 14
/** What nobody decided about is offered for that many days. */
export const offeredDays = 30
/** As many new ones of one look are offered: a site that moved has all of its articles anew. */
const mostNew = 20

/** What an item is known by the next time that its feed is read. */
export type ItemKeys = { guidKey: string; linkKey: string | null }

/**
 * Without scheme and host, so that a site that moves to https or to another name has no new articles.
 * A link that several items of one reading share, such as that of the home page, tells nothing apart.
 */
export function keysOf(items: readonly SourceItem[]): ItemKeys[] {
  const links = items.map(({ link }) => (link === null ? '' : withoutHost(link)))
  return items.map(({ guid, title, publishedAt }, at) => {
    const link = links[at] ?? ''
    const isShared = link === '' || links.indexOf(link) !== links.lastIndexOf(link)
    const linkKey = isShared ? null : link.slice(0, 500)
    const named = withoutHost(guid).slice(0, 500)
    return { guidKey: named || (linkKey ?? `${folded(title)}#${publishedAt ?? ''}`), linkKey }
  })
}

/** « https://ecole.example/?p=8 », « http://www.ecole.example/?p=8 », « 41 at https://cc.example ». */
const withoutHost = (text: string): string =>
  text
    .trim()
    .replace(/https?:\/\/[^/?#\s]*/gi, '')
    .replace(/[/#]+$/, '')

type Known = ItemKeys & Pick<SourceItem, 'title' | 'publishedAt'>

/** Whether two readings tell of the same item; where both its names changed, by its title and its time. */
export function isSameItem(known: Known, read: Known): boolean {
  if (known.guidKey === read.guidKey) return true
  if (known.linkKey !== null && known.linkKey === read.linkKey) return true
  return (
    known.title === read.title &&
    known.publishedAt !== null &&
    known.publishedAt === read.publishedAt
  )
}

/**
 * Which of the items that a look found are offered, in their order: what is of the last two weeks. What
 * says no date is, unless all of the feed was just read for the first time.
 */
export function offeredOf(
  found: readonly Pick<SourceItem, 'publishedAt'>[],
  now: number,
  isFirst: boolean,
): boolean[] {
  let left = mostNew
  return found.map(({ publishedAt }) => {
    const isNews = publishedAt === null ? !isFirst : publishedAt >= now - newsDays * DAY
    if (isNews) left -= 1
    return isNews && left >= 0
  })
}

/** Why a source that one relies on is given up for dead. */
export const deathCauses = ['failing', 'silent'] as const
export type DeathCause = (typeof deathCauses)[number]

/** As many looks and days fail before it is told: a server may be down over a weekend. */
const deadAfter = { looks: 4, ms: 2 * DAY }
/** Longer than a summer without school. */
const silentMs = 180 * DAY

/**
 * Whether a source is dead, and why; null: it lives.
 * @param newest when the feed's newest item is of, or when it was added; null: it is no feed of items
 */
export function deathOf(
  { failures, failingSince }: { failures: number; failingSince: number | null },
  newest: number | null,
  now: number,
): DeathCause | null {
  const isFailing = failingSince !== null && now - failingSince >= deadAfter.ms
  if (isFailing && failures >= deadAfter.looks) return 'failing'
  return failures === 0 && newest !== null && now - newest >= silentMs ? 'silent' : null
}
