import { frenchCount, frenchNumber } from '../../server/language/french.ts'
import type { TakingBack, WarningTopic } from '../../server/warnings/rules-warning.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

type Way = 'push' | 'mail' | 'sms'
type Both = { fr: string; en: string }

/** The words of what the mairie warns everybody of; they come with its screens. */
export const warningMessages = translated({
  title: { fr: 'Alertes', en: 'Warnings' },
  lead: {
    fr: 'Prévenir tout le monde d’un coup, sur tous les canaux, puis tout retirer d’un bouton.',
    en: 'Warn everybody at once, on all channels, then take it all back with one button.',
  },
  start: { fr: 'Nouvelle alerte', en: 'New warning' },
  none: { fr: 'Aucune alerte', en: 'No warning' },
  noneHelp: {
    fr: 'Tempête, coupure d’eau, neige, personne disparue : l’alerte part aussitôt sur tous les canaux, dit jusqu’à quand elle vaut, et se retire partout d’un seul bouton. Un exercice, qui n’atteint que la mairie, permet d’essayer sans risque.',
    en: 'Storm, water cut, snow, missing person: a warning goes out at once on all channels, says until when it holds, and is taken back everywhere with one button. A drill, which reaches the mairie alone, lets you try it without risk.',
  },
  running: { fr: 'En cours', en: 'Running' },
  earlier: { fr: 'Auparavant', en: 'Earlier' },
  topics: {
    storm: { fr: 'Tempête', en: 'Storm' },
    flood: { fr: 'Inondation', en: 'Flood' },
    snow: { fr: 'Neige, verglas', en: 'Snow and ice' },
    heat: { fr: 'Canicule', en: 'Heatwave' },
    'water-cut': { fr: 'Coupure d’eau', en: 'Water cut' },
    'missing-person': { fr: 'Personne disparue', en: 'Missing person' },
    other: { fr: 'Autre alerte', en: 'Something else' },
  } satisfies Record<WarningTopic, Both>,
  states: {
    running: (left: string, until: string) => ({
      fr: `En cours : encore ${left}, jusqu’à ${until}`,
      en: `Running: ${left} left, until ${until}`,
    }),
    over: (at: string) => ({ fr: `Terminée ${at}`, en: `Over since ${at}` }),
    lifted: (by: string, at: string) => ({
      fr: `Retirée par ${by} ${at}`,
      en: `Taken back by ${by} ${at}`,
    }),
  },
  drillOf: { fr: 'Exercice :', en: 'Drill:' },
  drillReached: (people: number) => ({
    fr: `Rien n’a été publié : envoyé à ${frenchCount(people, 'personne', 'personnes')} de la mairie.`,
    en: `Nothing was published: sent to ${count(people, 'person', 'people')} of the mairie.`,
  }),
  sent: (by: string, at: string) => ({
    fr: `Envoyée par ${by} ${at}.`,
    en: `Sent by ${by} ${at}.`,
  }),
  drillSentBy: (by: string, at: string) => ({
    fr: `Envoyé par ${by} ${at}.`,
    en: `Sent by ${by} ${at}.`,
  }),
  liftedWith: (text: string) => ({
    fr: `Mot de la fin : « ${text} »`,
    en: `Last words: “${text}”`,
  }),
  seeText: { fr: 'Lire le texte', en: 'Read the text' },
  reached: (reached: number, recipients: number) => ({
    fr: `${frenchNumber(reached)} sur ${frenchCount(recipients, 'abonné prévenu', 'abonnés prévenus')}`,
    en: `${reached} of ${count(recipients, 'subscriber', 'subscribers')} warned`,
  }),
  waiting: (many: number) => ({ fr: `${frenchNumber(many)} en attente`, en: `${many} waiting` }),
  failed: (many: number) => ({ fr: `${frenchNumber(many)} sans succès`, en: `${many} failed` }),
  readers: (many: number) => ({
    fr: frenchCount(many, 'lecture', 'lectures'),
    en: count(many, 'reader', 'readers'),
  }),
  endReached: (reached: number, recipients: number) => ({
    fr: `Fin annoncée à ${frenchNumber(reached)} sur ${frenchNumber(recipients)}`,
    en: `${reached} of ${recipients} were told that it is over`,
  }),
  takenBack: {
    asked: { fr: 'Retrait en cours', en: 'Being taken back' },
    done: { fr: 'Retirée', en: 'Taken back' },
    'by-hand': { fr: 'À retirer à la main', en: 'To take back by hand' },
    impossible: { fr: 'Reste en ligne', en: 'Stays online' },
  } satisfies Record<TakingBack, Both>,
  task: { fr: 'Voir la tâche', en: 'See the task' },
  see: { fr: 'Voir', en: 'See' },
  onChannel: (channel: string) => ({
    fr: ` sur ${channel} (nouvel onglet)`,
    en: ` on ${channel} (new tab)`,
  }),
  lift: { fr: 'Retirer partout', en: 'Take back everywhere' },
  about: (what: string) => ({ fr: ` : ${what}`, en: `: ${what}` }),
  liftTitle: (topic: string) => ({
    fr: `Retirer partout « ${topic} »`,
    en: `Take back “${topic}” everywhere`,
  }),
  liftHelp: {
    fr: 'Ce qui n’est pas encore parti est arrêté, ce qui est en ligne est retiré.',
    en: 'What has not left yet is stopped, what is online is taken back.',
  },
  liftByHand: (names: string) => ({
    fr: `À retirer à la main, la tâche vous attendra dans Aujourd’hui : ${names}.`,
    en: `To take back by hand, the task will be waiting on Today: ${names}.`,
  }),
  liftStays: (names: string) => ({
    fr: `Ne se retire pas d’ici, elle y restera avec sa date de fin : ${names}.`,
    en: `Cannot be taken back from here, it stays there with its end: ${names}.`,
  }),
  liftReceived: {
    fr: 'Ce qui a été reçu ne se reprend pas : ces personnes peuvent être prévenues de la fin.',
    en: 'What was received cannot be taken back: these people can be told that it is over.',
  },
  liftText: { fr: 'Le mot de la fin', en: 'The last words' },
  liftTextHelp: {
    fr: 'Laissez vide pour ne prévenir personne.',
    en: 'Leave it empty to tell nobody.',
  },
  liftWhom: { fr: 'Qui en est prévenu', en: 'Who is told' },
  lifted: {
    fr: 'L’alerte est retirée. Ce qui reste à faire est dit ici.',
    en: 'The warning is taken back. What is left to do is said here.',
  },
  unchanged: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
  strip: (topic: string, until: string) => ({
    fr: `Alerte en cours : ${topic}, jusqu’à ${until}`,
    en: `Warning: ${topic}, until ${until}`,
  }),
  seeOrLift: { fr: 'Voir, retirer', en: 'See, take back' },
  newLead: {
    fr: 'Elle part aussitôt, sans validation. Danger immédiat ? Appelez d’abord le 112.',
    en: 'It goes out at once, without approval. Immediate danger? Call 112 first.',
  },
  whatTitle: { fr: 'De quoi prévenir', en: 'What to warn of' },
  police: {
    fr: 'Jamais sans l’accord de la gendarmerie : appelez d’abord le 17.',
    en: 'Never without the agreement of the gendarmerie: call 17 first.',
  },
  textTitle: { fr: 'Que dire', en: 'What to say' },
  text: { fr: 'Texte', en: 'Text' },
  textHelp: {
    fr: 'Ce qui arrive, où, que faire, qui appeler.',
    en: 'What happens, where, what to do, whom to call. Models are in French, as your residents read them.',
  },
  textMissing: { fr: 'Écrivez ce qu’il faut savoir.', en: 'Write what one has to know.' },
  blanks: { fr: 'À remplir :', en: 'To fill in:' },
  blanksLeft: (blanks: string) => ({
    fr: `Il reste à remplir : ${blanks}.`,
    en: `Still to be filled in: ${blanks}.`,
  }),
  modelPut: {
    fr: 'Le modèle a pris la place de votre texte.',
    en: 'The model took the place of your text.',
  },
  end: { fr: 'Valable jusqu’au', en: 'Holds until' },
  endHelp: {
    fr: 'Écrit à la fin du texte. Passé ce moment, plus rien ne part.',
    en: 'Written at the end of the text. After that nothing goes out any more.',
  },
  endMissing: { fr: 'Dites jusqu’à quand elle vaut.', en: 'Say until when it holds.' },
  endPast: {
    fr: 'C’est déjà passé : choisissez un moment à venir.',
    en: 'This has passed: choose a time to come.',
  },
  pictures: { fr: 'Ajouter une image', en: 'Add a picture' },
  altMissing: {
    fr: 'Décrivez l’image en quelques mots.',
    en: 'Describe the picture in a few words.',
  },
  whereTitle: { fr: 'Où la dire', en: 'Where to say it' },
  channels: { fr: 'Canaux', en: 'Channels' },
  noneTicked: { fr: 'Cochez au moins un canal.', en: 'Tick at least one channel.' },
  nowhere: {
    fr: 'Aucun canal ne peut la dire pour l’instant.',
    en: 'No channel can say it for now.',
  },
  connect: { fr: 'Voir les canaux', en: 'See the channels' },
  not: { fr: 'Ne la diront pas', en: 'Will not say it' },
  readBy: {
    push: (many: number) => ({
      fr: `${frenchCount(many, 'téléphone ou navigateur', 'téléphones ou navigateurs')}, par notification`,
      en: `${count(many, 'telephone or browser', 'telephones or browsers')}, by notification`,
    }),
    mail: (many: number) => ({
      fr: `${frenchCount(many, 'adresse', 'adresses')}, par courriel`,
      en: `${count(many, 'address', 'addresses')}, by mail`,
    }),
    sms: (many: number) => ({
      fr: `${frenchCount(many, 'numéro', 'numéros')}, par SMS`,
      en: `${count(many, 'number', 'numbers')}, by text message`,
    }),
  } satisfies Record<Way, (many: number) => Both>,
  byHand: {
    fr: 'À la main : la tâche vous attendra dans Aujourd’hui.',
    en: 'By hand: the task will be waiting on Today.',
  },
  ownText: (channel: string) => ({ fr: `Texte pour ${channel}`, en: `Text for ${channel}` }),
  shortened: { fr: 'Raccourci pour y tenir :', en: 'Shortened to fit there:' },
  writeOwn: { fr: 'Écrire un texte pour ce canal', en: 'Write a text for this channel' },
  room: (left: number) => ({
    fr: `Encore ${frenchCount(left, 'caractère', 'caractères')}.`,
    en: `${count(left, 'character', 'characters')} left.`,
  }),
  tooLong: (by: number) => ({
    fr: `${frenchCount(by, 'caractère', 'caractères')} de trop.`,
    en: `${count(by, 'character', 'characters')} too many.`,
  }),
  commonText: { fr: 'Reprendre le texte commun', en: 'Take the common text again' },
  isDrill: { fr: 'C’est un exercice', en: 'This is a drill' },
  isDrillHelp: (people: number) => ({
    fr: `Rien n’est publié : ${frenchCount(people, 'personne', 'personnes')} de la mairie ${people < 2 ? 'reçoit' : 'reçoivent'} ce qui serait parti.`,
    en: `Nothing is published: ${count(people, 'person', 'people')} of the mairie will get what would have gone out.`,
  }),
  count: (channels: number) => ({
    fr: `Sur ${frenchCount(channels, 'canal', 'canaux')}, tout de suite.`,
    en: `On ${count(channels, 'channel', 'channels')}, at once.`,
  }),
  drillCount: (people: number) => ({
    fr: `À ${frenchCount(people, 'personne', 'personnes')} de la mairie.`,
    en: `To ${count(people, 'person', 'people')} of the mairie.`,
  }),
  toSettle: (points: number) => ({
    fr: `${frenchCount(points, 'point', 'points')} à régler avant d’envoyer.`,
    en: `${count(points, 'point', 'points')} to settle before sending.`,
  }),
  send: { fr: 'Envoyer à tous', en: 'Send to all' },
  sendDrill: { fr: 'Envoyer l’exercice', en: 'Send the drill' },
  sendTitle: { fr: 'Envoyer cette alerte à tous ?', en: 'Send this warning to all?' },
  sendDrillTitle: {
    fr: 'Envoyer cet exercice à la mairie ?',
    en: 'Send this drill to the mairie?',
  },
  sendHelp: {
    fr: 'Ce qui sera lu ne pourra pas être repris. Elle atteint :',
    en: 'What has been read cannot be taken back. It reaches:',
  },
  online: (many: number, names: string) => ({
    fr: `${frenchCount(many, 'page publique', 'pages publiques')} : ${names}`,
    en: `${count(many, 'public page', 'public pages')}: ${names}`,
  }),
  byHandOn: (many: number, names: string) => ({
    fr: `${frenchCount(many, 'canal', 'canaux')} à la main : ${names}`,
    en: `${count(many, 'channel', 'channels')} by hand: ${names}`,
  }),
  sentNow: {
    fr: 'L’alerte part. Ce qu’elle devient se lit ici.',
    en: 'The warning is on its way. What becomes of it is said here.',
  },
  drillSent: {
    fr: 'L’exercice part, à la mairie seulement.',
    en: 'The drill is on its way, to the mairie alone.',
  },
  notSent: {
    fr: 'Rien n’est parti, votre texte est toujours là.',
    en: 'Nothing went out, your text is still here.',
  },
})
