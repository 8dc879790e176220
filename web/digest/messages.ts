import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of the weekly digest in the language in force: they come with its screen. */
export const digestMessages = translated({
  title: { fr: 'Récapitulatif', en: 'Weekly digest' },
  lead: {
    fr: 'La semaine en un courriel. Aucun nom d’habitant n’y figure.',
    en: 'The week in one mail. It holds no resident’s name.',
  },
  schedule: { fr: 'Envoi', en: 'Sending' },
  leaves: (label: string) => ({ fr: `Il part ${label}.`, en: `It leaves ${label}.` }),
  next: (when: string) => ({ fr: `Prochain envoi : ${when}.`, en: `The next one: ${when}.` }),
  changeSchedule: { fr: 'Changer le jour ou l’heure', en: 'Change the day or the hour' },
  scheduleTitle: { fr: 'Quand part le récapitulatif ?', en: 'When does the digest leave?' },
  firstDay: { fr: 'Jour', en: 'Day' },
  secondDay: { fr: 'Second jour', en: 'Second day' },
  noSecondDay: { fr: 'aucun', en: 'none' },
  time: { fr: 'Heure', en: 'Hour' },
  sevenDays: {
    fr: 'Chaque récapitulatif porte sur les sept jours qui s’achèvent la veille.',
    en: 'Each digest tells the seven days that end on the eve.',
  },
  sendMe: { fr: 'M’envoyer celui-ci', en: 'Send me this one' },
  sentToMe: { fr: 'Il est parti vers votre adresse.', en: 'It is on its way to your address.' },
  asked: (email: string) => ({
    fr: `${email} reçoit un courriel pour confirmer.`,
    en: `${email} gets a mail to confirm.`,
  }),
  askAgain: { fr: 'Redemander', en: 'Ask again' },
  askAgainOf: (email: string) => ({
    fr: `Redemander à ${email} de confirmer`,
    en: `Ask ${email} again to confirm`,
  }),
  newHelp: {
    fr: 'Une adresse extérieure à l’équipe confirme d’abord, par un courriel.',
    en: 'An address outside the team confirms first, by a mail.',
  },
  weekLabel: { fr: 'Semaine', en: 'Week' },
  earlier: { fr: 'Semaine précédente', en: 'Previous week' },
  later: { fr: 'Semaine suivante', en: 'Next week' },
  weekOf: (period: string) => ({ fr: `Semaine ${period}`, en: `Week of ${period}` }),
  preview: { fr: 'Aperçu', en: 'Preview' },
  viewLabel: { fr: 'Forme du message', en: 'Form of the mail' },
  views: {
    html: { fr: 'Mis en page', en: 'Laid out' },
    text: { fr: 'Texte seul', en: 'Text only' },
  },
  subject: { fr: 'Objet :', en: 'Subject:' },
  mailTitle: { fr: 'Le récapitulatif tel qu’il est envoyé', en: 'The digest as it is sent' },
  recipients: { fr: 'Destinataires', en: 'Recipients' },
  noRecipient: {
    fr: 'Personne ne le reçoit encore : ajoutez la première adresse.',
    en: 'Nobody receives it yet: add the first address.',
  },
  recipientState: (state: string) => recipientStates[state] ?? state,
  sentAt: (when: string) => ({ fr: `envoyé ${when}`, en: `sent ${when}` }),
  because: (reason: string) => ({ fr: ` : ${reason}`, en: `: ${reason}` }),
  remove: (email: string) => ({ fr: `Retirer ${email}`, en: `Remove ${email}` }),
  removed: (email: string) => ({
    fr: `${email} ne recevra plus le récapitulatif.`,
    en: `${email} will no longer receive the digest.`,
  }),
  newRecipient: { fr: 'Nouvelle adresse', en: 'New address' },
  add: { fr: 'Ajouter', en: 'Add' },
  sendNow: { fr: 'Envoyer maintenant', en: 'Send now' },
  sendTitle: (value: number) => ({
    fr: `Envoyer à ${frenchCount(value, 'destinataire', 'destinataires')} ?`,
    en: `Send to ${count(value, 'recipient', 'recipients')}?`,
  }),
  sendText: (period: string) => ({
    fr: `Le récapitulatif de la semaine ${period} part tout de suite à qui ne l’a pas encore reçu.`,
    en: `The digest of ${period} leaves right away to those who have not got it.`,
  }),
  send: { fr: 'Envoyer', en: 'Send' },
  noMail: {
    fr: 'Aucun serveur de courrier n’est réglé : rien ne part, ni à son heure, ni maintenant. Demandez à la personne qui a installé Tambour d’en donner un.',
    en: 'No mail server is set: nothing leaves, neither in time nor now. Ask the person who installed Tambour to give one.',
  },
  sent: { fr: 'Le récapitulatif est envoyé.', en: 'The digest is sent.' },
  notToAll: {
    fr: 'Il n’est pas arrivé chez tous : la liste dit pourquoi.',
    en: 'It has not reached everybody: the list says why.',
  },
})

const recipientStates: Record<string, { fr: string; en: string }> = {
  asked: { fr: 'n’a pas encore confirmé', en: 'has not confirmed yet' },
  none: { fr: 'pas encore envoyé', en: 'not sent yet' },
  sending: { fr: 'envoi en cours', en: 'being sent' },
  sent: { fr: 'envoyé', en: 'sent' },
  failed: { fr: 'échec de l’envoi', en: 'sending failed' },
  unconfirmed: { fr: 'envoi à vérifier', en: 'to be checked' },
}
