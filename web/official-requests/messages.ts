import { translated } from '../language.ts'

/** The words of official requests and of their register. */
export const officialRequestMessages = translated({
  make: { fr: 'Demande officielle…', en: 'Official request…' },
  title: { fr: 'Convertir en demande officielle', en: 'Make it an official request' },
  lead: {
    fr: 'Le message reçoit un numéro au registre et une échéance ; son accusé de réception est préparé, et ne part que si vous l’envoyez.',
    en: 'The message gets a number in the register and a day by which it is due; its receipt is prepared, and leaves only if you send it.',
  },
  message: 'Message',
  subject: { fr: 'Objet', en: 'Subject' },
  received: (day: string, due: string) => ({
    fr: `Reçue le ${day}, échéance le ${due}.`,
    en: `Received on ${day}, due on ${due}.`,
  }),
  inCharge: { fr: 'Service ou personne en charge', en: 'Service or person in charge' },
  usualInCharge: 'Mairie',
  contact: {
    fr: 'Adresse et téléphone de ce service',
    en: 'Address and telephone of that service',
  },
  contactHelp: { fr: 'L’accusé de réception doit les donner.', en: 'The receipt must give them.' },
  silence: {
    fr: 'Si la mairie ne répond pas dans les deux mois',
    en: 'If the mairie does not answer within two months',
  },
  silences: {
    rejection: {
      fr: [
        'Le silence vaut rejet',
        'Réclamation, recours, demande d’argent, ou demande qu’aucun texte ne prévoit : le cas le plus courant.',
      ],
      en: [
        'Silence means rejection',
        'A complaint, an appeal, a request for money, or one that no text provides for: the usual case.',
      ],
    },
    acceptance: {
      fr: [
        'Le silence vaut acceptation',
        'Demande d’une décision individuelle prévue par un texte, et que la liste officielle ne met pas à part.',
      ],
      en: [
        'Silence means acceptance',
        'A request for an individual decision that a text provides for, and that the official list does not set apart.',
      ],
    },
    none: {
      fr: ['Ne s’applique pas', 'Une question ou un signalement, qui ne demande aucune décision.'],
      en: ['Does not apply', 'A question or a report, which asks for no decision.'],
    },
  },
  doubt: {
    fr: 'En cas de doute, demandez à la préfecture ou à votre centre de gestion.',
    en: 'In doubt, ask the préfecture or your centre de gestion.',
  },
  submit: { fr: 'Enregistrer la demande', en: 'Register the request' },
  said: (reference: string) => ({
    fr: `La demande ${reference} est enregistrée, son accusé de réception est dans la réponse.`,
    en: `The request ${reference} is registered, its receipt is in the reply.`,
  }),
  struck: (reference: string) => ({
    fr: `La demande ${reference} est annulée.`,
    en: `The request ${reference} is cancelled.`,
  }),
  ended: (reference: string) => ({
    fr: `La demande ${reference} a sa réponse.`,
    en: `The request ${reference} has its answer.`,
  }),
  reopened: (reference: string) => ({
    fr: `La demande ${reference} est de nouveau à traiter.`,
    en: `The request ${reference} is open again.`,
  }),
  called: (reference: string) => ({
    fr: `Demande officielle ${reference}`,
    en: `Official request ${reference}`,
  }),
  due: (day: string) => ({ fr: `à traiter au plus tard le ${day}`, en: `due by ${day}` }),
  late: (day: string) => ({ fr: `échéance passée le ${day}`, en: `was due on ${day}` }),
  states: {
    open: { fr: 'à traiter', en: 'open' },
    answered: { fr: 'répondue', en: 'answered' },
    cancelled: { fr: 'annulée', en: 'cancelled' },
  },
  answeredOn: (day: string) => ({ fr: `répondue le ${day}`, en: `answered on ${day}` }),
  erased: {
    fr: 'Texte effacé, durée de conservation passée',
    en: 'Words erased, their time is over',
  },
  for: (name: string) => ({ fr: `En charge : ${name}`, en: `In charge: ${name}` }),
  receipt: { fr: 'Accusé de réception', en: 'Receipt' },
  newTab: { fr: ' (nouvel onglet)', en: ' (new tab)' },
  end: { fr: 'Noter la réponse…', en: 'Note the answer…' },
  endTitle: (reference: string) => ({
    fr: `Réponse à la demande ${reference}`,
    en: `Answer to the request ${reference}`,
  }),
  outcome: { fr: 'Ce qui a été répondu', en: 'What was answered' },
  outcomeHelp: {
    fr: 'En une phrase ou deux : la décision, et comment elle a été dite.',
    en: 'In a sentence or two: the decision, and how it was told.',
  },
  on: { fr: 'Répondu le', en: 'Answered on' },
  strike: { fr: 'Annuler la demande', en: 'Cancel the request' },
  reopen: { fr: 'Reprendre la demande', en: 'Reopen the request' },
  csv: { fr: 'Télécharger le registre (CSV)', en: 'Download the register (CSV)' },
  see: { fr: 'Voir la conversation', en: 'See the conversation' },
  none: { fr: 'Aucune demande officielle', en: 'No official request' },
  noneHelp: {
    fr: 'Depuis le menu d’une conversation, « Convertir en demande officielle » donne au message un numéro, une échéance et un accusé de réception.',
    en: 'From the menu of a conversation, “Make it an official request” gives the message a number, a due day and a receipt.',
  },
})
