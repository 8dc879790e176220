import { elided } from '../../server/language/typeset.ts'
import { translated } from '../language.ts'

/** The words of the printed rules: they come with their sheet. */
export const houseRulesMessages = translated({
  lead: {
    fr: 'Une feuille à imprimer et à signer, faite de vos réglages : qui répond, qui remplace, sur quel ton, ce qui est masqué et pourquoi.',
    en: 'A sheet to print and sign, made from your settings: who answers, who replaces, in which tone, what is hidden and why.',
  },
  print: { fr: 'Imprimer', en: 'Print' },
  edit: { fr: 'Écrire avec nos mots', en: 'Write it in our words' },
  choose: { fr: 'Choisir ses canaux', en: 'Choosing channels' },
  sheetTitle: (commune: string) => ({
    fr: `Nos règles pour répondre et publier, ${commune}`,
    en: `Our rules for answering and publishing, ${commune}`,
  }),
  proposed: {
    fr: 'Le ton et ce qui est masqué sont proposés par Tambour : relisez-les, puis écrivez-les avec vos mots.',
    en: 'The tone and what is hidden are proposed by Tambour: read them, then write them in your words.',
  },
  who: { fr: 'Qui répond', en: 'Who answers' },
  answerers: (names: string) => ({
    fr: `Répondent aux habitants : ${names}.`,
    en: `These answer residents: ${names}.`,
  }),
  nobodyAnswers: {
    fr: 'Personne n’a encore de compte qui permette de répondre.',
    en: 'Nobody has an account yet that may answer.',
  },
  substitutes: { fr: 'Qui remplace', en: 'Who replaces' },
  turn: (name: string, dates: string) => `${name}, ${dates}`,
  onCall: (from: string, to: string) => ({
    fr: ` ; d’astreinte de ${from} à ${to}`,
    en: `; on call from ${from} to ${to}`,
  }),
  noTurn: {
    fr: 'Aucune permanence n’est inscrite : toutes les personnes qui répondent sont prévenues ensemble.',
    en: 'Nobody is on the roster: all who answer are told together.',
  },
  alerts: (minutes: string) => ({
    fr: `Quand quelqu’un attend depuis ${minutes} d’ouverture, la personne de permanence est prévenue.`,
    en: `When somebody has waited for ${minutes} of opening, the person on duty is told.`,
  }),
  when: { fr: 'Quand nous répondons', en: 'When we answer' },
  aim: (aim: string, target: string) => ({
    fr: `Pendant ces heures, la mairie s’efforce de répondre en ${aim}, et en ${target} au plus.`,
    en: `During these hours we try to answer within ${aim}, and within ${target} at most.`,
  }),
  aimDays: (target: string) => ({
    fr: `Nous répondons en ${target} au plus.`,
    en: `We answer within ${target} at most.`,
  }),
  aimOn: (channel: string, target: string) => ({
    fr: `${channel} : nous y répondons en ${target} au plus.`,
    en: `${channel}: we answer there within ${target} at most.`,
  }),
  outside: {
    fr: 'Ce qui arrive en dehors de ces heures attend l’ouverture suivante.',
    en: 'What arrives outside these hours waits for the next opening.',
  },
  tone: { fr: 'Sur quel ton', en: 'In which tone' },
  savedReplies: (titles: string) => ({
    fr: `Réponses toutes prêtes, à adapter à chacun : ${titles}.`,
    en: `Replies that are ready, to be fitted to each: ${titles}.`,
  }),
  hiding: { fr: 'Ce qui est masqué, et pourquoi', en: 'What is hidden, and why' },
  publishing: { fr: 'Qui valide ce qui est publié', en: 'Who approves what is published' },
  noApproval: {
    fr: 'Ce qui est publié n’est pas soumis à validation.',
    en: 'What is published needs no approval.',
  },
  approvedBy: (names: string) => ({
    fr: `Peuvent valider une publication avant qu’elle paraisse\u00a0: ${names}. Un seul accord suffit.`,
    en: `These may approve a publication before it appears: ${names}. One approval is enough.`,
  }),
  approvedByRole: (roles: string) => ({
    fr: `Peuvent valider par leur rôle\u00a0: ${roles}.`,
    en: `By their role these may approve: ${roles}.`,
  }),
  notApproved: {
    fr: 'N’attendent pas\u00a0: ce que programme une personne qui valide, un report, une annulation, une alerte à la population, et une publication urgente, dont la raison reste au journal.',
    en: 'These do not wait: what somebody plans who approves, the news that an event is put off or cancelled, a warning to everybody, and an urgent publication, whose reason stays in the log.',
  },
  substituteOf: (name: string, substitute: string, hours: string) => ({
    fr: `Sans réponse ${elided('de', name)} dans les ${hours}, la demande va à ${substitute}.`,
    en: `Without an answer of ${name} within ${hours}, ${substitute} is asked instead.`,
  }),
  kept: { fr: 'Ce qui est gardé', en: 'What is kept' },
  months: (months: number) => ({
    fr: `Les messages et les noms sont gardés ${months} mois, puis effacés : il ne reste que les durées.`,
    en: `Messages and names are kept for ${months} months, then erased: only durations stay.`,
  }),
  contact: (contact: string) => ({
    fr: `Pour voir ou faire effacer ce qui est gardé de vous : ${contact}.`,
    en: `To see or erase what is kept of you: ${contact}.`,
  }),
  officer: (officer: string) => ({
    fr: `Pour la protection des données : ${officer}.`,
    en: `Data protection officer: ${officer}.`,
  }),
  noContact: {
    fr: 'Pour voir ou faire effacer ce qui est gardé de vous, adressez-vous à la mairie.',
    en: 'To see or erase what is kept of you, turn to the mairie.',
  },
  signed: { fr: 'Fait à ……………………………, le ……………………………', en: 'At ……………………………, on ……………………………' },
  signature: { fr: 'Nom, qualité et signature :', en: 'Name, capacity and signature:' },
  toneField: { fr: 'Sur quel ton', en: 'In which tone' },
  toneHelp: {
    fr: 'Vouvoiement, signature, ce que l’on dit quand on ne sait pas encore.',
    en: 'How people are addressed, how it is signed, what is said when one does not know yet.',
  },
  hidingField: { fr: 'Ce qui est masqué, et pourquoi', en: 'What is hidden, and why' },
  hidingHelp: {
    fr: 'Un motif par ligne. Faites relire par qui veille chez vous à la protection des données.',
    en: 'One reason a line. Have it read by your data protection officer.',
  },
  saved: { fr: 'Vos règles sont enregistrées.', en: 'Your rules are saved.' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  usualTone: {
    fr: 'Nous vouvoyons, nous saluons et nous signons « La mairie ». Une réponse est courte et dit ce qui va se passer. Quand nous ne savons pas encore, nous le disons, et quand nous reviendrons. Ce qui touche à une personne se traite en privé ou au guichet. Une critique reçoit une réponse, jamais une moquerie.',
    en: 'We are polite, we greet, and we sign “La mairie”. An answer is short and says what will happen. When we do not know yet we say so, and when we shall be back. What concerns one person is dealt with in private or at the desk. Criticism gets an answer, never mockery.',
  },
  usualHiding: {
    fr: 'Les injures et les diffamations (loi du 29 juillet 1881, article 29).\nLes provocations à la haine, à la violence ou à la discrimination (même loi, article 24).\nCe qui expose la vie privée de quelqu’un, une adresse ou un numéro de téléphone (article 9 du code civil).\nLa publicité et les messages répétés.\nUne critique, même vive, n’est jamais masquée.\nNous masquons dès que nous le voyons ; le journal garde qui l’a fait.',
    en: 'Insults and defamation (law of 29 July 1881, article 29).\nIncitement to hatred, violence or discrimination (same law, article 24).\nWhat exposes somebody’s private life, an address or a telephone number (article 9 of the Code civil).\nAdvertising and repeated messages.\nCriticism, however sharp, is never hidden.\nWhat is hidden is so as soon as it is seen, and stands in the journal with the name of who did it.',
  },
})
