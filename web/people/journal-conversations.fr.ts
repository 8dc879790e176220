import { frenchCount } from '../../server/language/french.ts'
import { ofTown } from '../../server/language/town.ts'
import { date, type Sentences, text } from './journal-sentences.ts'

/** What was done of messages, conversations and official requests. */
export const conversations = {
  'messages.judged-anew': ({ leftOut, counted }) => {
    const no = typeof leftOut === 'number' && leftOut > 0 ? leftOut : null
    const yes = typeof counted === 'number' && counted > 0 ? counted : null
    const parts = [
      no !== null && frenchCount(no, 'échange ne compte plus', 'échanges ne comptent plus'),
      yes !== null && frenchCount(yes, 'échange compte désormais', 'échanges comptent désormais'),
    ].filter(each => each !== false)
    return `a jugé de nouveau qui attend une réponse${parts.length > 0 ? ` : ${parts.join(', ')}` : ''}`
  },
  'contact.joined': () => 'a dit que deux contacts sont la même personne',
  'contact.parted': () => 'a dit que deux contacts ne sont pas la même personne',
  'conversation.merged': () => 'a regroupé deux conversations',
  'conversation.split': () => 'a séparé des conversations',
  'conversation.moved': () => 'a reconnu la suite d’une conversation plus ancienne',
  'conversation.assigned': ({ to, before }) =>
    text(to) !== null
      ? `a attribué une conversation à ${to}`
      : `a retiré une conversation à ${text(before) ?? 'qui s’en occupait'}`,
  'conversations.released': ({ name, count }) =>
    `n’attribue plus à personne ${frenchCount(typeof count === 'number' ? count : 1, 'conversation', 'conversations')} de ${text(name) ?? 'quelqu’un qui ne répond plus'}`,
  'conversation.held': ({ reason, day }) =>
    `a mis une conversation en suspens${text(reason) === null ? '' : `, en attente ${ofTown(text(reason) ?? '')}`}${date(day) === null ? '' : `, jusqu’au ${date(day)}`}`,
  'conversation.hold-ended': () => 'a repris une conversation en suspens',
  'note.written': () => 'a écrit une note interne',
  'note.changed': () => 'a modifié une note interne',
  'note.removed': () => 'a supprimé une note interne',
  'note.restored': () => 'a rétabli une note interne',
  'messages.set-aside': ({ kind }) =>
    kind === 'unlikely'
      ? 'a mis de côté les messages qui n’attendaient sans doute rien'
      : 'a écarté les anciens messages, d’avant la connexion du canal',
  'messages.taken-back': ({ kind }) =>
    kind === 'unlikely'
      ? 'a repris les messages qui étaient mis de côté'
      : 'a repris les anciens messages qui étaient écartés',
  'message.answered': detail =>
    detail.privately === true
      ? 'a écrit une réponse privée à un commentaire'
      : detail.holding === true
        ? 'a écrit une réponse d’attente'
        : 'a écrit une réponse à un message',
  'message.answered-again': ({ mail, inDoubt }) =>
    mail === true
      ? 'a renvoyé une réponse qui n’était peut-être pas arrivée'
      : inDoubt === true
        ? 'a fait vérifier une réponse qui n’était peut-être pas partie, et la renvoyer au besoin'
        : 'a renvoyé une réponse qui n’était pas partie',
  'message.answer-taken-back': () => 'a repris une réponse avant qu’elle ne parte',
  'request.made': ({ reference }) => `a enregistré la demande officielle${called(reference)}`,
  'request.answered': ({ reference }) => `a mis fin à la demande officielle${called(reference)}`,
  'request.cancelled': ({ reference }) => `a annulé la demande officielle${called(reference)}`,
  'request.reopened': ({ reference }) => `a repris la demande officielle${called(reference)}`,
} satisfies Partial<Sentences>

/** « 2026-014 » behind a space, where it was noted. */
function called(reference: unknown): string {
  const known = text(reference)
  return known === null ? '' : ` ${known}`
}
