import { count } from '../count.ts'
import { number } from '../format.ts'
import { date, type Sentences, text } from './journal-sentences.ts'

/** What was done of messages, conversations and official requests. */
export const conversations = {
  'messages.judged-anew': ({ leftOut, counted }) => {
    const no = typeof leftOut === 'number' && leftOut > 0 ? leftOut : null
    const yes = typeof counted === 'number' && counted > 0 ? counted : null
    const parts = [
      no !== null && `${number(no)} no longer ${no === 1 ? 'counts' : 'count'}`,
      yes !== null && `${number(yes)} now ${yes === 1 ? 'counts' : 'count'}`,
    ].filter(each => each !== false)
    return `judged anew who waits for a reply${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
  },
  'contact.joined': () => 'said that two contacts are one person',
  'contact.parted': () => 'said that two contacts are not one person',
  'conversation.merged': () => 'joined two conversations',
  'conversation.split': () => 'parted conversations',
  'conversation.moved': () => 'recognised what goes on with an earlier conversation',
  'conversation.assigned': ({ to, before }) =>
    text(to) !== null
      ? `assigned a conversation to ${to}`
      : `took a conversation off ${text(before) ?? 'whoever dealt with it'}`,
  'conversations.released': ({ name, count: released }) =>
    `left ${count(typeof released === 'number' ? released : 1, 'conversation', 'conversations')} of ${text(name) ?? 'somebody who no longer replies'} to nobody`,
  'conversation.held': ({ reason, day }) =>
    `put a conversation on hold${text(reason) === null ? '' : `, waiting for ${text(reason)}`}${date(day) === null ? '' : `, until ${date(day)}`}`,
  'conversation.hold-ended': () => 'took up a conversation that was on hold',
  'note.written': () => 'wrote an internal note',
  'note.changed': () => 'changed an internal note',
  'note.removed': () => 'deleted an internal note',
  'note.restored': () => 'restored an internal note',
  'messages.set-aside': ({ kind }) =>
    kind === 'unlikely'
      ? 'set aside the messages that probably needed no answer'
      : 'set the old messages aside, from before the channel was connected',
  'messages.taken-back': ({ kind }) =>
    kind === 'unlikely'
      ? 'took back the messages that were set aside'
      : 'took back the old messages that were set aside',
  'message.answered': detail =>
    detail.privately === true
      ? 'wrote a private reply to a comment'
      : detail.holding === true
        ? 'wrote a holding reply'
        : 'wrote a reply to a message',
  'message.answered-again': ({ mail, inDoubt }) =>
    mail === true
      ? 'sent a reply again that may not have arrived'
      : inDoubt === true
        ? 'had a reply looked for that may not have left, and sent again if needed'
        : 'sent a reply again that had not left',
  'message.answer-taken-back': () => 'took back an answer before it left',
  'request.made': ({ reference }) => `registered the official request${called(reference)}`,
  'request.answered': ({ reference }) => `ended the official request${called(reference)}`,
  'request.cancelled': ({ reference }) => `cancelled the official request${called(reference)}`,
  'request.reopened': ({ reference }) => `reopened the official request${called(reference)}`,
} satisfies Partial<Sentences>

/** « 2026-014 » behind a space, where it was noted. */
function called(reference: unknown): string {
  const known = text(reference)
  return known === null ? '' : ` ${known}`
}
