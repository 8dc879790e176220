import type { Db } from '../database/database.ts'
import { onePage } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { actsAtTheDoor, actsOnReaders, type JournalKind, journalActions } from './rules/journal.ts'
import { allows, type Role } from './rules/role.ts'
import type { JournalFilters, JournalPage } from './shapes.ts'
import { readJournal } from './store/journal.ts'
import {
  conversationsOfMessages,
  eventsOfDeliveries,
  eventsOfPosts,
  type Named,
  namedChannels,
  namedConversations,
  namedEvents,
} from './store/journal-subjects.ts'

export type JournalQuery = {
  /** The `next` of the page before. */
  before?: number | undefined
  kind?: JournalKind | undefined
  /** `message:12`: what concerns it alone. */
  subject?: string | undefined
}

const pageLength = 50

/**
 * Who did what, newest first, 50 acts at a time. Who reads the weekly digest is known to
 * administrators alone, here too, and so is who signed in from where.
 */
export async function listJournal(
  { db }: Pick<Deps, 'db'>,
  { communeId, role }: { communeId: number; role: Role },
  { before, kind, subject }: JournalQuery,
): Promise<JournalPage> {
  const rows = await readJournal(db, {
    communeId,
    before,
    subject,
    actions: kind === undefined ? undefined : journalActions(kind),
    without: [
      ...(allows(role, 'digest.write') ? [] : actsOnReaders),
      ...(allows(role, 'people.write') ? [] : actsAtTheDoor),
    ],
    limit: pageLength + 1,
  })
  const { shown, next } = onePage(rows, pageLength, ({ id }) => id)
  const places = await placesOf(
    db,
    shown.map(row => row.subject),
  )
  return {
    lines: shown.map(row => ({
      id: row.id,
      at: toIso(row.at),
      by: row.actor,
      action: row.action,
      subject: row.subject,
      detail: detailOf(row),
      place: places(row.subject, row.action),
    })),
    next,
  }
}

/** Earlier versions wrote a calendar's whole address, which may be all that keeps it private. */
function detailOf({ action, detail }: { action: string; detail: string | null }) {
  const all: Record<string, unknown> = detail === null ? {} : JSON.parse(detail)
  const { url: _url, ...kept } = all
  return action.startsWith('feed.') ? kept : all
}

type Finder = (db: Db, ids: readonly number[]) => Promise<Map<number, Named>>

/** How what stands before the colon of a subject is found, and on which screen it is seen. */
const finders: Record<string, { kind: JournalFilters['kind']; find: Finder }> = {
  message: { kind: 'conversation', find: conversationsOfMessages },
  conversation: { kind: 'conversation', find: namedConversations },
  channel: { kind: 'channel', find: namedChannels },
  event: { kind: 'event', find: namedEvents },
  post: { kind: 'event', find: eventsOfPosts },
  delivery: { kind: 'event', find: eventsOfDeliveries },
}

/** Those that are a screen of their own, whatever stands behind the colon. */
const screens: Record<string, JournalFilters['kind']> = {
  digest: 'digest',
  person: 'people',
  'api-key': 'keys',
  commune: 'commune',
}

async function placesOf(
  db: Db,
  subjects: readonly string[],
): Promise<(subject: string, action: string) => JournalFilters | null> {
  const found = new Map<string, JournalFilters>()
  for (const [word, { kind, find }] of Object.entries(finders)) {
    const ids = new Set(subjects.filter(one => wordOf(one) === word).map(numberOf))
    if (ids.size === 0) continue
    for (const [id, named] of await find(db, [...ids]))
      found.set(`${word}:${id}`, { kind, ...named })
  }
  return (subject, action) => {
    if (action === 'opening-hours.changed' || action === 'targets.changed')
      return { kind: 'hours', id: null, name: null }
    const kind = screens[wordOf(subject)]
    return kind === undefined ? (found.get(subject) ?? null) : { kind, id: null, name: null }
  }
}

function wordOf(subject: string): string {
  return subject.split(':', 1)[0] ?? ''
}

function numberOf(subject: string): number {
  return Number(subject.slice(subject.indexOf(':') + 1))
}
