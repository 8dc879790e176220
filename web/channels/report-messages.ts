import type { ReportPreviewShape } from '../../server/channels/shapes-channel.ts'
import { telephoneInPairs } from '../../server/language/contact-address.ts'
import { frenchCount, frenchNumber, isSingular } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of what other tools tell a mailbox of: reports, and voice messages. */
export const reportMessages = translated({
  add: { fr: 'Ajouter un outil', en: 'Add a tool' },
  newTool: { fr: 'Nouvel outil', en: 'New tool' },
  remove: { fr: 'Retirer cet outil', en: 'Take this tool away' },
  preview: { fr: 'Essayer sur la boîte', en: 'Try them on the mailbox' },
  fields: {
    tool: {
      label: { fr: 'Nom de l’outil', en: 'Name of the tool' },
      help: {
        fr: 'Betterstreet, ou Répondeur, par exemple.',
        en: 'Betterstreet, or Répondeur, for instance.',
      },
    },
    sender: {
      label: { fr: 'Expéditeur de ses courriels', en: 'Sender of its mails' },
      help: {
        fr: 'Une adresse, ou tout un domaine : *@betterstreet.org.',
        en: 'An address, or a whole domain: *@betterstreet.org.',
      },
    },
    opens: {
      label: { fr: 'Objet d’un nouveau signalement', en: 'Subject of a new report' },
      help: {
        fr: 'Ce qu’il contient, par exemple : Nouveau signalement {référence}, ou Message vocal de {numéro}. Une étoile * vaut n’importe quels mots.',
        en: 'What it has in it, for instance: Nouveau signalement {référence}, or Message vocal de {numéro}. A star * is any words.',
      },
    },
    closes: {
      label: { fr: 'Objet du courriel qui le clôt', en: 'Subject of the mail that ends it' },
      help: {
        fr: 'Par exemple : Signalement {référence} clôturé. Il arrête le délai, comme une réponse.',
        en: 'For instance: Signalement {référence} clôturé. It stops the clock, as an answer does.',
      },
    },
  },
  found: ({ mails, reports, closed, waiting, rows }: ReportPreviewShape) => {
    if (!mails)
      return {
        fr: 'La boîte n’a aucun courriel de ces outils.',
        en: 'The mailbox has no mail of these tools.',
      }
    const found = rows.some(({ isCall }) => isCall)
      ? {
          fr: frenchCount(reports, 'demande', 'demandes'),
          en: count(reports, 'request', 'requests'),
        }
      : {
          fr: frenchCount(reports, 'signalement', 'signalements'),
          en: count(reports, 'report', 'reports'),
        }
    return {
      fr: `Sur ${frenchCount(mails, 'courriel', 'courriels')} de ces outils : ${found.fr}, dont ${frenchCount(closed, 'clos', 'clos')} et ${frenchNumber(waiting)} en attente.`,
      en: `Of ${count(mails, 'mail', 'mails')} of these tools: ${found.en}, ${count(closed, 'ended', 'ended')} and ${count(waiting, 'waiting', 'waiting')}.`,
    }
  },
  kind: ({ kind, reference, isCall }: ReportPreviewShape['rows'][number]) => {
    if (kind === null) return { fr: 'aucune règle', en: 'no rule' }
    if (isCall) {
      const caller = callerName(reference)
      return { fr: `message ${elided('de', caller.fr)}`, en: `message from ${caller.en}` }
    }
    return kind === 'opens'
      ? { fr: `signalement ${reference}`, en: `report ${reference}` }
      : { fr: `clôt le signalement ${reference}`, en: `ends report ${reference}` }
  },
  voice: {
    title: (messages: number, sender: string) => ({
      fr: `${frenchCount(messages, 'message vocal', 'messages vocaux')} de ${sender} ${isSingular(messages) ? 'n’est pas compté' : 'ne sont pas comptés'}.`,
      en: `${count(messages, 'voice message', 'voice messages')} from ${sender} ${messages === 1 ? 'is' : 'are'} not counted.`,
    }),
    question: { fr: 'Les suivre comme des demandes ?', en: 'Follow them as requests?' },
    follow: { fr: 'Oui, les suivre', en: 'Yes, follow them' },
    decline: { fr: 'Non merci', en: 'No, thanks' },
    dialogTitle: { fr: 'Suivre les messages vocaux', en: 'Follow the voice messages' },
    meaning: (sender: string) => ({
      fr: `Chaque message vocal annoncé par ${sender} attendra une réponse, ceux déjà reçus aussi. Vous rappelez la personne, puis choisissez « Répondu par téléphone ».`,
      en: `Each voice message that ${sender} announces will wait for an answer, those that came already too. You call the person back, then choose “Answered by telephone”.`,
    }),
    recognised: {
      fr: 'Ce que Tambour reconnaît dans les derniers :',
      en: 'What Tambour recognises in the latest:',
    },
    row: (reference: string | null, when: string) => ({
      fr: `${callerName(reference).fr}, ${when}`,
      en: `${callerName(reference).en}, ${when}`,
    }),
    keep: { fr: 'Suivre ces messages', en: 'Follow these messages' },
    kept: (sender: string) => ({
      fr: `Les messages vocaux de ${sender} sont suivis comme des demandes.`,
      en: `The voice messages of ${sender} are followed as requests.`,
    }),
    declined: (sender: string) => ({
      fr: `Tambour ne proposera plus de suivre ${sender}.`,
      en: `Tambour will no longer offer to follow ${sender}.`,
    }),
    add: { fr: 'Ajouter la règle toute prête', en: 'Add the ready rule' },
  },
})

/** Who left the voice message: « 06 12 34 56 78 ». */
function callerName(number: string | null) {
  if (number === null) return { fr: 'un numéro masqué', en: 'a withheld number' }
  const said = telephoneInPairs(number).replaceAll(' ', '\u00a0')
  return { fr: said, en: said }
}
