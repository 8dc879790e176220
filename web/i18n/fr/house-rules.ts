import { elided } from '../../../server/language/typeset.ts'

/** The commune's rules, as a sheet to print and sign. */
export const houseRules = {
  lead: 'Une feuille à imprimer et à signer, faite de vos réglages : qui répond, qui remplace, sur quel ton, ce qui est masqué et pourquoi.',
  print: 'Imprimer',
  edit: 'Écrire avec nos mots',
  choose: 'Choisir ses canaux',
  sheetTitle: (commune: string) => `Nos règles pour répondre et publier, ${commune}`,
  proposed:
    'Le ton et ce qui est masqué sont proposés par Tambour : relisez-les, puis écrivez-les avec vos mots.',
  who: 'Qui répond',
  answerers: (names: string) => `Répondent aux habitants : ${names}.`,
  nobodyAnswers: 'Personne n’a encore de compte qui permette de répondre.',
  substitutes: 'Qui remplace',
  turn: (name: string, dates: string) => `${name}, ${dates}`,
  onCall: (from: string, to: string) => ` ; d’astreinte de ${from} à ${to}`,
  noTurn:
    'Aucune permanence n’est inscrite : toutes les personnes qui répondent sont prévenues ensemble.',
  alerts: (minutes: string) =>
    `Quand quelqu’un attend depuis ${minutes} d’ouverture, la personne de permanence est prévenue.`,
  when: 'Quand nous répondons',
  aim: (aim: string, target: string) =>
    `Pendant ces heures, la mairie s’efforce de répondre en ${aim}, et en ${target} au plus.`,
  aimDays: (target: string) => `Nous répondons en ${target} au plus.`,
  aimOn: (channel: string, target: string) => `${channel} : nous y répondons en ${target} au plus.`,
  outside: 'Ce qui arrive en dehors de ces heures attend l’ouverture suivante.',
  tone: 'Sur quel ton',
  savedReplies: (titles: string) => `Réponses toutes prêtes, à adapter à chacun : ${titles}.`,
  hiding: 'Ce qui est masqué, et pourquoi',
  publishing: 'Qui valide ce qui est publié',
  noApproval: 'Ce qui est publié n’est pas soumis à validation.',
  approvedBy: (names: string) => `Avant de paraître, chaque publication est validée par ${names}.`,
  approvedByRole: (roles: string) => `Peuvent aussi valider, par leur rôle : ${roles}.`,
  substituteOf: (name: string, substitute: string, hours: string) =>
    `Sans réponse ${elided('de', name)} dans les ${hours}, la demande va à ${substitute}.`,
  kept: 'Ce qui est gardé',
  months: (months: number) =>
    `Les messages et les noms sont gardés ${months} mois, puis effacés : il ne reste que les durées.`,
  contact: (contact: string) => `Pour voir ou faire effacer ce qui est gardé de vous : ${contact}.`,
  officer: (officer: string) => `Pour la protection des données : ${officer}.`,
  noContact: 'Pour voir ou faire effacer ce qui est gardé de vous, adressez-vous à la mairie.',
  signed: 'Fait à ……………………………, le ……………………………',
  signature: 'Nom, qualité et signature :',
  toneField: 'Sur quel ton',
  toneHelp: 'Vouvoiement, signature, ce que l’on dit quand on ne sait pas encore.',
  hidingField: 'Ce qui est masqué, et pourquoi',
  hidingHelp:
    'Un motif par ligne. Faites relire par qui veille chez vous à la protection des données.',
  saved: 'Vos règles sont enregistrées.',
  cancel: 'Annuler',
  usualTone:
    'Nous vouvoyons, nous saluons et nous signons « La mairie ». Une réponse est courte et dit ce qui va se passer. Quand nous ne savons pas encore, nous le disons, et quand nous reviendrons. Ce qui touche à une personne se traite en privé ou au guichet. Une critique reçoit une réponse, jamais une moquerie.',
  usualHiding:
    'Les injures et les diffamations (loi du 29 juillet 1881, article 29).\nLes provocations à la haine, à la violence ou à la discrimination (même loi, article 24).\nCe qui expose la vie privée de quelqu’un, une adresse ou un numéro de téléphone (article 9 du code civil).\nLa publicité et les messages répétés.\nUne critique, même vive, n’est jamais masquée.\nNous masquons dès que nous le voyons ; le journal garde qui l’a fait.',
}

export type HouseRulesMessages = typeof houseRules
