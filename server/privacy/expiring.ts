import type { Deps } from '../deps.ts'
import type { Language } from '../language/sentence.ts'
import { compileZone } from '../language/zone.ts'
import { keptFilePlaces } from '../messages/store/message-files.ts'
import type { Attachment } from '../messages/store/tables.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { nextTurn } from '../platform/event-loop.ts'
import { type Column, csvTable, type Spreadsheet } from '../platform/rules/csv.ts'
import { privacyOf, soonMs } from './retention.ts'
import { retentionLimit } from './rules.ts'
import { type KeptMessage, keptMessagesBefore } from './store-privacy.ts'

const batch = 500

/**
 * The messages whose words go within thirty days, as a table, oldest first: public archives may
 * only go with the consent of the departmental archives (Code du patrimoine, L. 212-2). Read piece by
 * piece, however many there are.
 * @param language of a spreadsheet; undefined: for programs
 */
export async function expiringMessages(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>,
  { communeId, actor }: Actor,
  language?: Language,
): Promise<AsyncGenerator<string>> {
  const { db, clock } = deps
  const commune = await communeOf(deps, communeId)
  const { months } = await privacyOf(deps, commune)
  const at = clock.now()
  const before = retentionLimit(at, commune.zone, months) + soonMs
  await writeJournal(db, {
    communeId,
    at,
    actor,
    action: 'messages.exported',
    subject: `commune:${communeId}`,
  })
  const spreadsheet = language ? { language, zone: compileZone(commune.zone) } : null
  return linesBefore(deps, communeId, before, spreadsheet)
}

type Line = KeptMessage & { pictures: string }

const columns: Column<Line>[] = [
  [{ fr: 'Envoyé à', en: 'Sent at' }, ({ sentAt }) => sentAt, 'instant'],
  [{ fr: 'Canal', en: 'Channel' }, ({ channel }) => channel],
  [{ fr: 'Conversation', en: 'Conversation' }, ({ conversationId }) => conversationId],
  [{ fr: 'Sujet', en: 'Subject' }, ({ subject }) => subject],
  [{ fr: 'Privée', en: 'Private' }, ({ visibility }) => visibility === 'private'],
  [
    { fr: 'Sens', en: 'Direction' },
    ({ direction }) =>
      direction === 'inbound' ? { fr: 'reçu', en: 'received' } : { fr: 'envoyé', en: 'sent' },
  ],
  [{ fr: 'Auteur', en: 'Author' }, ({ author }) => author],
  [{ fr: 'Texte', en: 'Text' }, ({ text }) => text],
  [{ fr: 'Pièces jointes', en: 'Attachments' }, ({ pictures }) => pictures],
]

async function* linesBefore(
  { db, publicUrl }: Pick<Deps, 'db' | 'publicUrl'>,
  communeId: number,
  before: number,
  spreadsheet: Spreadsheet | null,
): AsyncGenerator<string> {
  const { head, line } = csvTable(columns, spreadsheet)
  yield head
  let after = { sentAt: 0, id: 0 }
  for (;;) {
    const rows = await keptMessagesBefore(db, communeId, { before, after, limit: batch })
    const kept = await keptFilePlaces(
      db,
      rows.flatMap(({ id, attachments }) => (attachments === null ? [] : id)),
    )
    yield rows
      .map(row => line({ ...row, pictures: picturesOf(row, publicUrl, kept.get(row.id)) }))
      .join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last
    await nextTurn()
  }
}

/** The addresses of what came with a message, as long as its network, or this Tambour, keeps them. */
function picturesOf(
  { id, attachments }: KeptMessage,
  publicUrl: string,
  kept: ReadonlySet<number> = new Set(),
): string {
  const all: Attachment[] = attachments === null ? [] : JSON.parse(attachments)
  const here = (place: number) =>
    kept.has(place) ? `${publicUrl}/api/messages/${id}/attachments/${place}` : []
  return all.flatMap(({ url }, place) => url ?? here(place)).join(' ')
}
