import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { keptFilePlaces } from '../messages/store/message-files.ts'
import type { Attachment } from '../messages/store/tables.ts'
import type { Actor } from '../people/actor.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { breathe } from '../platform/breathe.ts'
import { byteOrderMark, csvLine } from '../platform/rules/csv.ts'
import { privacyOf, soonMs } from './retention.ts'
import { retentionLimit } from './rules/retention.ts'
import { type KeptMessage, keptMessagesBefore } from './store/privacy.ts'

const batch = 500

/**
 * The messages whose words go within thirty days, as a table, oldest first: public archives may
 * only go with the consent of the departmental archives (Code du patrimoine, L. 212-2). Read piece by
 * piece, however many there are.
 */
export async function expiringMessages(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>,
  { communeId, actor }: Actor,
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
  return linesBefore(deps, communeId, before)
}

async function* linesBefore(
  { db, publicUrl }: Pick<Deps, 'db' | 'publicUrl'>,
  communeId: number,
  before: number,
): AsyncGenerator<string> {
  yield byteOrderMark +
    csvLine([
      'Envoyé à (UTC)',
      'Canal',
      'Conversation',
      'Sujet',
      'Privée',
      'Sens',
      'Auteur',
      'Texte',
      'Pièces jointes',
    ])
  let after = { sentAt: 0, id: 0 }
  for (;;) {
    const rows = await keptMessagesBefore(db, communeId, { before, after, limit: batch })
    const kept = await keptFilePlaces(
      db,
      rows.flatMap(({ id, attachments }) => (attachments === null ? [] : id)),
    )
    yield rows
      .map(row =>
        csvLine([
          toIso(row.sentAt),
          row.channel,
          row.conversationId,
          row.subject,
          row.visibility === 'private',
          row.direction === 'inbound' ? 'reçu' : 'envoyé',
          row.author,
          row.text,
          picturesOf(row, publicUrl, kept.get(row.id)),
        ]),
      )
      .join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last
    await breathe()
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
