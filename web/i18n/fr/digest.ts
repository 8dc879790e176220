import { frenchCount } from '../../../server/language/french.ts'

export const digest = {
  title: 'Récapitulatif',
  lead: 'Envoyé chaque lundi à 8 h. Aucun nom d’habitant n’y figure.',
  weekLabel: 'Semaine',
  earlier: 'Semaine précédente',
  later: 'Semaine suivante',
  weekOf: (period: string) => `Semaine ${period}`,
  preview: 'Aperçu',
  viewLabel: 'Forme du message',
  views: { html: 'Mis en page', text: 'Texte seul' },
  subject: 'Objet :',
  mailTitle: 'Le récapitulatif tel qu’il est envoyé',
  recipients: 'Destinataires',
  noRecipient: 'Personne ne le reçoit encore : ajoutez la première adresse.',
  recipientState: (state: string) => recipientStates[state] ?? state,
  sentAt: (when: string) => `envoyé ${when}`,
  remove: (email: string) => `Retirer ${email}`,
  removed: (email: string) => `${email} ne recevra plus le récapitulatif.`,
  newRecipient: 'Nouvelle adresse',
  add: 'Ajouter',
  sendNow: 'Envoyer maintenant',
  sendTitle: (count: number) =>
    `Envoyer à ${frenchCount(count, 'destinataire', 'destinataires')} ?`,
  sendText: (period: string) =>
    `Le récapitulatif de la semaine ${period} part tout de suite, même s’il a déjà été envoyé.`,
  send: 'Envoyer',
  noMail:
    'Aucun serveur de courrier n’est réglé : rien ne part, ni le lundi, ni maintenant. Demandez à la personne qui a installé Tambour d’en donner un.',
  sent: 'Le récapitulatif est envoyé.',
}

const recipientStates: Record<string, string> = {
  none: 'pas encore envoyé',
  sending: 'envoi en cours',
  sent: 'envoyé',
  failed: 'échec de l’envoi',
  unconfirmed: 'envoi à vérifier',
}
