import type { Answerable, Limits, Opening, Ways } from '../connector.ts'

const DAY = 24 * 60 * 60_000

/** https://developers.facebook.com/docs/messenger-platform/reference/send-api */
export const messageLimit = limit(2_000)
/** https://developers.facebook.com/docs/graph-api/reference/object/comments */
export const commentLimit = limit(8_000)

function limit(textLength: number): Pick<Limits, 'textLength' | 'counts'> {
  return { textLength, counts: 'utf16' }
}

/** Within it an answer in Messenger is an ordinary one. */
export const responseMs = DAY
/** Within it a person may still answer in Messenger (`HUMAN_AGENT`), or answer a comment in private. */
export const privateMs = 7 * DAY

/**
 * A comment or a visitor's post: publicly as long as it is there; in private once, within 7 days of
 * it (https://developers.facebook.com/docs/messenger-platform/discovery/private-replies). A message:
 * within 7 days of the last one that the citizen wrote in that conversation
 * (https://developers.facebook.com/docs/messenger-platform/policy/policy-overview).
 */
export function ways(message: Answerable, now: number): Ways {
  return message.visibility === 'public'
    ? { public: { open: true, until: null, limit: commentLimit }, private: aside(message, now) }
    : { public: null, private: inMessenger(message, now) }
}

function aside(message: Answerable, now: number): Opening {
  const until = message.sentAt + privateMs
  if (message.answeredPrivately) {
    return closed(
      'Une réponse privée a déjà été envoyée : Facebook n’en permet qu’une par message.',
    )
  }
  if (now > until) {
    return closed(
      'Il est trop tard pour répondre en privé : Facebook le permet pendant 7 jours après le message.',
    )
  }
  if (message.takesPrivate === false) {
    return closed(
      'Facebook ne permet pas de répondre en privé à ce message, ou ne le permet plus : une réponse privée est peut-être déjà partie de Facebook.',
    )
  }
  return { open: true, until, limit: messageLimit }
}

function inMessenger({ authorRemoteId, lastInboundAt }: Answerable, now: number): Opening {
  if (!canBeWrittenTo(authorRemoteId)) return closed(nameless)
  const until = lastInboundAt + privateMs
  if (now > until) {
    return closed(
      'Il est trop tard pour répondre d’ici : Facebook le permet pendant 7 jours après le dernier message de la personne. Écrivez-lui depuis la boîte de réception de Facebook.',
    )
  }
  return { open: true, until, limit: messageLimit }
}

/** A download (archive.ts) names people, and has no number under which they can be written to. */
export function canBeWrittenTo(person: string | null): person is string {
  return person !== null && !person.startsWith('archive:')
}

export const nameless =
  'Facebook ne dit pas qui a écrit ce message : répondez-y dans la boîte de réception de Facebook.'

function closed(reason: string): Opening {
  return { open: false, reason }
}
