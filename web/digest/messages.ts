import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of the weekly digest in the language in force: they come with its screen. */
export const digestMessages = translated({
  title: { fr: 'Récapitulatif', en: 'Weekly digest' },
  lead: {
    fr: 'Envoyé chaque lundi à 8 h. Aucun nom d’habitant n’y figure.',
    en: 'Sent every Monday at 8:00. It holds no resident’s name.',
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
    fr: `Le récapitulatif de la semaine ${period} part tout de suite, même s’il a déjà été envoyé.`,
    en: `The digest of ${period} leaves right away, even if it was already sent.`,
  }),
  send: { fr: 'Envoyer', en: 'Send' },
  noMail: {
    fr: 'Aucun serveur de courrier n’est réglé : rien ne part, ni le lundi, ni maintenant. Demandez à la personne qui a installé Tambour d’en donner un.',
    en: 'No mail server is set: nothing leaves, neither on Monday nor now. Ask the person who installed Tambour to give one.',
  },
  sent: { fr: 'Le récapitulatif est envoyé.', en: 'The digest is sent.' },
})

const recipientStates: Record<string, { fr: string; en: string }> = {
  none: { fr: 'pas encore envoyé', en: 'not sent yet' },
  sending: { fr: 'envoi en cours', en: 'being sent' },
  sent: { fr: 'envoyé', en: 'sent' },
  failed: { fr: 'échec de l’envoi', en: 'sending failed' },
  unconfirmed: { fr: 'envoi à vérifier', en: 'to be checked' },
}
