import { englishCount, englishInstant, englishList, englishLocalTime } from '../language/english.ts'
import {
  frenchCount,
  frenchInstant,
  frenchList,
  frenchLocalTime,
  NBSP,
} from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

const parts = { weekday: true }
const french = (at: number, zone: string) => frenchInstant(at, zone, parts)
const english = (at: number, zone: string) => englishInstant(at, zone, parts)

/** What the person who decided wrote; null: nothing. */
type Comment = string | null
const frenchComment = (comment: Comment) => (comment === null ? '' : ` : « ${comment} »`)
const englishComment = (comment: Comment) => (comment === null ? '' : `: “${comment}”`)

/** How a subject begins. */
export const startTexts = sentences('approval.mail.start', {
  ask: { fr: 'À valider', en: 'To approve' },
  substitute: { fr: 'À valider, sans réponse à ce jour', en: 'To approve, no answer so far' },
  toChange: { fr: 'À modifier avant l’heure prévue', en: 'To change before the planned time' },
  unanswered: { fr: 'Toujours sans validation', en: 'Still not approved' },
  reminder: { fr: 'À valider avant l’heure prévue', en: 'To approve before the planned time' },
  missed: { fr: 'Non publié, faute de validation', en: 'Not published, for want of approval' },
  refused: { fr: 'Refusé', en: 'Refused' },
  changes: { fr: 'Modification demandée', en: 'Changes asked for' },
  question: { fr: 'Question', en: 'A question' },
  answer: { fr: 'Réponse', en: 'Answer' },
  added: { fr: 'Précision', en: 'Further word' },
  urgent: {
    fr: 'Publication urgente, sans validation',
    en: 'Urgent publication, without approval',
  },
})

/** What a mail about approval says; `title`: of what is to be approved; instants are ms UTC. */
export const approvalTexts = sentences('approval.mail', {
  when: (startLocal: string, place: string) => ({
    fr: `${frenchLocalTime(startLocal, parts)}, ${place}`,
    en: `${englishLocalTime(startLocal, parts)}, ${place}`,
  }),
  time: (dueLocal: string, channels: readonly string[]) => ({
    fr: `${frenchLocalTime(dueLocal, parts)}, sur ${frenchList(channels)}`,
    en: `${englishLocalTime(dueLocal, parts)}, on ${englishList(channels)}`,
  }),
  timePassed: { fr: '(heure passée)', en: '(time passed)' },
  asks: (askedBy: string, title: string) => ({
    fr: `${askedBy} demande votre validation pour « ${title} ».`,
    en: `${askedBy} asks for your approval of “${title}”.`,
  }),
  unless: (due: number, zone: string) => ({
    fr: `Sans validation, la première publication, prévue le ${french(due, zone)}, ne partira pas.`,
    en: `Without approval, the first publication, planned for ${english(due, zone)}, will not go out.`,
  }),
  asked: (askedBy: string, title: string, at: number, zone: string, of: readonly string[]) => ({
    fr: `${askedBy} a demandé une validation pour « ${title} », le ${french(at, zone)}. ${frenchList(of)} n’${of.length > 1 ? 'ont' : 'a'} pas encore répondu : vous pouvez le faire.`,
    en: `${askedBy} asked for approval of “${title}” on ${english(at, zone)}. ${englishList(of)} ${of.length > 1 ? 'have' : 'has'} not answered yet: you can.`,
  }),
  toChange: (title: string, comment: Comment) => ({
    fr: `Une modification est demandée pour « ${title} »${frenchComment(comment)}.`,
    en: `Changes are asked for in “${title}”${englishComment(comment)}.`,
  }),
  yourRequest: (title: string, of: readonly string[]) => ({
    fr: `Votre demande pour « ${title} » attend toujours une réponse de ${frenchList(of)}.`,
    en: `Your request for “${title}” is still waiting for an answer from ${englishList(of)}.`,
  }),
  request: (askedBy: string, title: string) => ({
    fr: `La demande de ${askedBy} pour « ${title} » attend toujours une réponse.`,
    en: `${askedBy}’s request for “${title}” is still waiting for an answer.`,
  }),
  missed: (title: string, at: number, zone: string) => ({
    fr: `La publication de « ${title} » prévue le ${french(at, zone)} n’est pas partie : personne ne l’avait validée à temps.`,
    en: `The publication of “${title}” planned for ${english(at, zone)} did not go out: nobody approved it in time.`,
  }),
  stillDecide: {
    fr: 'Vous pouvez encore décider : ce qui est passé ne partira que si sa règle de retard le veut, ou si la mairie le demande.',
    en: 'You can still decide: what is past goes out only if its rule for lateness says so, or the mairie asks for it.',
  },
  refused: (by: string, title: string, comment: Comment) => ({
    fr: `${by} a refusé « ${title} »${frenchComment(comment)}.`,
    en: `${by} refused “${title}”${englishComment(comment)}.`,
  }),
  nothingGoesOut: {
    fr: 'Rien de ce qui attendait ne sera publié.',
    en: 'Nothing of what was waiting will be published.',
  },
  changes: (by: string, title: string, comment: Comment) => ({
    fr: `${by} demande une modification de « ${title} »${frenchComment(comment)}.`,
    en: `${by} asks for changes in “${title}”${englishComment(comment)}.`,
  }),
  askedAgain: {
    fr: 'Une fois le texte corrigé, la validation est demandée à nouveau, sans rien faire d’autre.',
    en: 'Once the text is corrected, approval is asked for again; nothing else is to be done.',
  },
  urgent: (by: string, title: string, comment: Comment) => ({
    fr: `${by} fait publier « ${title} » en urgence, sans attendre de validation${frenchComment(comment)}.`,
    en: `${by} has “${title}” published urgently, without waiting for approval${englishComment(comment)}.`,
  }),
  discussed: (title: string) => ({
    fr: `Au sujet de « ${title} »${NBSP}:`,
    en: `About “${title}”:`,
  }),
  said: (by: string, text: string) => ({
    fr: `${by}${NBSP}: « ${text} »`,
    en: `${by}: “${text}”`,
  }),
  informed: {
    fr: 'Ce message vous en informe. L’acte est inscrit au journal de Tambour.',
    en: 'This message is to tell you so. It is written in Tambour’s journal.',
  },
  firstComment: { fr: 'En premier commentaire', en: 'As the first comment' },
  firstCommentText: { fr: '(premier commentaire)', en: '(first comment)' },
  picture: (alt: string) => ({ fr: `Image${NBSP}: ${alt}`, en: `Picture: ${alt}` }),
  read: { fr: 'Relire et valider', en: 'Read and approve' },
  askChanges: { fr: 'Demander une modification', en: 'Ask for changes' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  ask: { fr: 'Poser une question', en: 'Ask a question' },
  answer: { fr: 'Répondre', en: 'Answer' },
  decide: {
    fr: 'Valider, refuser, demander une modification ou poser une question',
    en: 'Approve, refuse, ask for changes or ask a question',
  },
  ownLink: (endsAt: number, zone: string) => ({
    fr: `Ce lien est le vôtre : il sert une fois, jusqu’au ${french(endsAt, zone)}. Ne le transférez pas.`,
    en: `This link is yours: it works once, until ${english(endsAt, zone)}. Do not forward it.`,
  }),
  see: { fr: 'Voir dans Tambour', en: 'See in Tambour' },
  inTambour: { fr: 'Dans Tambour', en: 'In Tambour' },
  whyInformed: {
    fr: 'Vous recevez ce message parce que vous préparez ou validez les publications de la commune dans Tambour.',
    en: 'You get this message because you prepare or approve the commune’s publications in Tambour.',
  },
  whyAsked: {
    fr: 'Vous recevez ce message parce que la mairie vous a confié la validation de ses publications.',
    en: 'You get this message because the mairie has asked you to approve its publications.',
  },
  requests: (count: number) => ({
    fr: frenchCount(count, 'demande', 'demandes'),
    en: englishCount(count, 'request', 'requests'),
  }),
  requestsWait: (count: number, askers: readonly string[]) => ({
    fr: `${frenchCount(count, 'demande', 'demandes')} de validation ${count > 1 ? 'attendent' : 'attend'} votre réponse (${askers.join(', ')}).`,
    en: `${englishCount(count, 'request for approval is', 'requests for approval are')} waiting for your answer (${askers.join(', ')}).`,
  }),
  eachLink: {
    fr: 'Chaque lien est le vôtre et sert une fois : il ouvre ce qui serait publié. Ne le transférez pas.',
    en: 'Each link is yours and works once: it opens what would be published. Do not forward it.',
  },
  firstDue: (due: number, zone: string) => ({
    fr: `Première publication le ${french(due, zone)}`,
    en: `First publication on ${english(due, zone)}`,
  }),
})
