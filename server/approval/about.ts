import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { findEvent } from '../events/rows.ts'
import { firstLineOf } from '../inbox/first-line.ts'
import { frenchInstant } from '../language/french.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { capital } from '../language/typeset.ts'
import { findPost } from '../publishing/rows.ts'
import { approvalTexts } from './mail-texts.ts'
import type { Subject } from './store/requests.ts'

/** What an approval is about, in words; `when`: of an event. */
export type About = { title: string; when: Sentence | null }

/** Null: it is gone. */
export async function aboutOf(
  db: Db,
  communeId: number,
  { eventId, postId }: Subject,
): Promise<About | null> {
  if (eventId === null) {
    const post = await findPost(db, communeId, postId)
    return post === undefined ? null : { title: firstLineOf(post.text), when: null }
  }
  const event = await findEvent(db, communeId, eventId)
  if (event === undefined) return null
  const { title, startLocal, place } = event
  return { title, when: approvalTexts.when(startLocal, place) }
}

/** « Vendredi 5 juin 2026 à 18 h, sur Page de la mairie et Instagram » */
export function timeSentence(
  { dueLocal, channels }: { dueLocal: string; channels: string[] },
  language: Language,
): string {
  return capital(approvalTexts.time(dueLocal, channels)[language])
}

type Decided = Pick<
  Row<'approvalRequest'>,
  'state' | 'decidedBy' | 'decidedEmail' | 'decidedVia' | 'decidedAt'
>

const acts = {
  open: 'Demandé',
  approved: 'Validé',
  refused: 'Refusé',
  changes: 'Modification demandée',
  urgent: 'Publié en urgence, sans validation,',
  withdrawn: '',
} as const

/** « Validé par Claude Martin (maire@exemple.fr), le mardi 2 juin 2026 à 10 h, par le lien reçu par courriel. » */
export function decisionSentence(request: Decided, zone: string): string {
  const { state, decidedBy, decidedEmail, decidedVia, decidedAt } = request
  if (state === 'withdrawn' || decidedBy === null || decidedAt === null) {
    return 'Il n’y a plus rien à valider : tout est parti, validé ou annulé.'
  }
  const who = decidedEmail === null ? decidedBy : `${decidedBy} (${decidedEmail})`
  const ways = { link: ', par le lien reçu par courriel', tambour: ', dans Tambour' }
  const way = decidedVia === 'link' || decidedVia === 'tambour' ? ways[decidedVia] : ''
  return `${acts[state]} par ${who}, le ${frenchInstant(decidedAt, zone, { weekday: true })}${way}.`
}
