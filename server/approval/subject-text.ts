import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import { findEvent } from '../events/rows.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import { capital } from '../language/typeset.ts'
import { findPost } from '../publishing/rows.ts'
import { approvalTexts } from './mail-texts.ts'
import { approvalSentences } from './sentences.ts'
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

/** Who decided what of a request, when and by which way; or that there is nothing left. */
export function decisionSentence(request: Decided, zone: string): Sentence {
  const { state, decidedBy, decidedEmail, decidedVia, decidedAt } = request
  if (state === 'withdrawn' || decidedBy === null || decidedAt === null) {
    return approvalSentences.nothingLeft
  }
  const who = decidedEmail === null ? decidedBy : `${decidedBy} (${decidedEmail})`
  const way = decidedVia === 'link' || decidedVia === 'tambour' ? decidedVia : 'other'
  return approvalSentences.decided({ state, who, way, at: decidedAt, zone })
}
