import type { Sentence } from '../../language/sentence.ts'
import type { Answerable, Opening, ReplyOptions } from '../connector.ts'
import type { Network } from './network.ts'
import { metaSentences } from './sentences.ts'

const DAY = 24 * 60 * 60_000

/** Within it an answer in a private conversation is an ordinary one. */
export const responseMs = DAY
/** Within it a person may still answer there (`HUMAN_AGENT`), or answer a comment in private. */
export const privateMs = 7 * DAY

/**
 * A comment or a visitor's post: publicly as long as it is there; in private once, within 7 days of
 * it (https://developers.facebook.com/docs/messenger-platform/discovery/private-replies). A message:
 * within 7 days of the last one that the citizen wrote in that conversation
 * (https://developers.facebook.com/docs/messenger-platform/policy/policy-overview).
 */
export function replyOptionsOn(
  network: Network,
): (message: Answerable, now: number) => ReplyOptions {
  const { name, comment, message: room } = network

  function aside(message: Answerable, now: number): Opening {
    const until = message.sentAt + privateMs
    if (message.answeredPrivately) return closed(metaSentences.answeredAside(name))
    if (now > until) return closed(metaSentences.tooLateAside(name))
    if (message.takesPrivate === false) return closed(metaSentences.takesNoPrivate(name))
    return { open: true, until, limit: room }
  }

  function inThread({ authorRemoteId, lastInboundAt }: Answerable, now: number): Opening {
    if (!canBeWrittenTo(authorRemoteId)) return closed(metaSentences.nameless(network))
    const until = lastInboundAt + privateMs
    if (now > until) return closed(metaSentences.tooLateInThread(network))
    return { open: true, until, limit: room }
  }

  return (message, now) =>
    message.visibility === 'public'
      ? { public: { open: true, until: null, limit: comment }, private: aside(message, now) }
      : { public: null, private: inThread(message, now) }
}

/** A download (archive.ts) names people, and who was erased is nobody: neither has a number to write to. */
export function canBeWrittenTo(person: string | null): person is string {
  return person !== null && !/^(archive|erased):/.test(person)
}

function closed(reason: Sentence): Opening {
  return { open: false, reason }
}
