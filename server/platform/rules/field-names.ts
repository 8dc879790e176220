import type { Translations } from '../../language/sentence.ts'

/**
 * What people call the fields of a request, in the words of the screens (tests/http/field-names.test.ts
 * holds both, over all operations). What programs alone send keeps its key.
 */
const fieldNames: Readonly<Record<string, Translations>> = {
  absentFrom: { fr: 'Absence du', en: 'Absent from' },
  absentTo: { fr: 'au', en: 'to' },
  accessToken: { fr: 'Jeton d’accès', en: 'Access key' },
  address: { fr: 'Adresse du webhook', en: 'Address of the webhook' },
  aimMinutes: { fr: 'Délai visé (min)', en: 'Aim (min)' },
  annualCost: { fr: 'Coût par an (€)', en: 'Cost a year (€)' },
  apiKey: { fr: 'Clé de Météo-France', en: 'Key of Météo-France' },
  answeredOn: { fr: 'Répondu le', en: 'Answered on' },
  alt: { fr: 'Description', en: 'Description' },
  callFrom: { fr: 'De', en: 'From (time)' },
  callTo: { fr: 'À', en: 'To (time)' },
  challenge: { fr: 'Enjeu', en: 'Challenge' },
  changeOn: { fr: 'Jour du changement', en: 'Day of the change' },
  channel: { fr: 'Canal', en: 'Channel' },
  channels: { fr: 'Canaux', en: 'Channels' },
  clock: { fr: 'Heure de ceux qui n’en ont pas', en: 'Time of those that have none' },
  closed: { fr: 'Jours de fermeture', en: 'Closed days' },
  columns: { fr: 'Les colonnes', en: 'The columns' },
  comment: { fr: 'Premier commentaire', en: 'First comment' },
  commune: { fr: 'Nom de la commune', en: 'Name of the commune' },
  contact: { fr: 'À qui s’adressent les habitants', en: 'Whom residents write to' },
  day: { fr: 'Jour du retour', en: 'Day of return' },
  days: { fr: 'Jours', en: 'Days' },
  department: { fr: 'Département', en: 'Department' },
  email: { fr: 'Adresse électronique', en: 'E-mail address' },
  end: { fr: 'Fin', en: 'End' },
  endLocal: { fr: 'Fin', en: 'End' },
  endsOn: { fr: 'Fin', en: 'End' },
  endsLocal: { fr: 'Fin', en: 'End' },
  except: { fr: 'Les dates', en: 'The dates' },
  file: { fr: 'Le fichier', en: 'The file' },
  from: { fr: 'Du', en: 'From' },
  fri: { fr: 'Vendredi', en: 'Friday' },
  goalPercent: {
    fr: 'Part des messages répondus à temps que vise le conseil (%)',
    en: 'Share of messages answered on time that the council wants (%)',
  },
  group: { fr: 'Nom du groupe', en: 'Name of the group' },
  groups: { fr: 'Groupes', en: 'Groups' },
  hashtags: { fr: 'Mots-dièse', en: 'Hashtags' },
  hiding: { fr: 'Ce qui est masqué, et pourquoi', en: 'What is hidden, and why' },
  holidays: { fr: 'Jours fériés', en: 'Public holidays' },
  households: { fr: 'Nombre de foyers', en: 'Number of households' },
  inCharge: { fr: 'Service ou personne en charge', en: 'Service or person in charge' },
  inseeCode: { fr: 'Commune', en: 'Commune' },
  link: { fr: 'Site ou billetterie', en: 'Site or tickets' },
  local: { fr: 'Nouvelle date et heure', en: 'New date and time' },
  media: { fr: 'Images', en: 'Pictures' },
  minutes: { fr: 'Minutes', en: 'Minutes' },
  mon: { fr: 'Lundi', en: 'Monday' },
  months: { fr: 'Garder pendant (mois)', en: 'Keep for (months)' },
  name: { fr: 'Nom', en: 'Name' },
  officer: { fr: 'Délégué à la protection des données', en: 'Data protection officer' },
  open: { fr: 'Ouvertures exceptionnelles', en: 'Special openings' },
  operator: { fr: 'Opérateur', en: 'Operator' },
  outcome: { fr: 'Ce qui a été répondu', en: 'What was answered' },
  partnerNames: { fr: 'Partenaires', en: 'Partners' },
  pass: { fr: 'Clé d’identification', en: 'Identification key' },
  password: { fr: 'Mot de passe', en: 'Password' },
  place: { fr: 'Lieu', en: 'Place' },
  plan: { fr: 'Plan de communication', en: 'Communication plan' },
  postMinutes: { fr: 'Minutes par publication', en: 'Minutes a post' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  publicLink: { fr: 'Lien public', en: 'Public link' },
  quietUntil: { fr: 'Ne rien lui proposer jusqu’au', en: 'Propose nothing to it until the end of' },
  reason: { fr: 'Raison de l’urgence', en: 'Reason of the urgency' },
  repeat: { fr: 'Se répète', en: 'Repeats' },
  role: { fr: 'Rôle', en: 'Role' },
  rule: { fr: 'Se répète', en: 'Repeats' },
  sat: { fr: 'Samedi', en: 'Saturday' },
  search: { fr: 'Chercher', en: 'Search' },
  server: { fr: 'Serveur ntfy', en: 'ntfy server' },
  service: { fr: 'Service rendu', en: 'Service' },
  start: { fr: 'Début', en: 'Start' },
  startLocal: { fr: 'Début', en: 'Start' },
  startsOn: { fr: 'Début', en: 'Start' },
  steps: { fr: 'Étapes', en: 'Steps' },
  subject: { fr: 'Objet', en: 'Subject' },
  substitute: { fr: 'Suppléance', en: 'Substitute' },
  summary: { fr: 'En quelques mots', en: 'In a few words' },
  sun: { fr: 'Dimanche', en: 'Sunday' },
  target: { fr: 'Objectif', en: 'Target' },
  targetAudience: { fr: 'Publics visés', en: 'Target audience' },
  text: { fr: 'Texte', en: 'Text' },
  texts: { fr: 'Texte', en: 'Text' },
  thu: { fr: 'Jeudi', en: 'Thursday' },
  time: { fr: 'Heure', en: 'Time' },
  times: { fr: 'Dates de publication', en: 'Publication dates' },
  title: { fr: 'Titre', en: 'Title' },
  to: { fr: 'Au', en: 'To' },
  tone: { fr: 'Sur quel ton', en: 'In which tone' },
  topic: { fr: 'Sujet ntfy', en: 'ntfy topic' },
  tue: { fr: 'Mardi', en: 'Tuesday' },
  until: { fr: 'Dernier jour possible', en: 'Last possible day' },
  url: { fr: 'Adresse de son agenda ou de son site', en: 'Address of its calendar or its site' },
  user: { fr: 'Identifiant Free Mobile', en: 'Free Mobile user name' },
  wed: { fr: 'Mercredi', en: 'Wednesday' },
  week: { fr: 'Semaine', en: 'Week' },
  word: { fr: 'Mot affiché au démarrage', en: 'Word shown at start' },
  words: { fr: 'En attente de', en: 'Waiting for' },
  workingDays: { fr: 'Jours ouvrés', en: 'Working days' },
  year: { fr: 'Année', en: 'Year' },
  yearlyCost: { fr: 'Abonnement par an (€)', en: 'Contract a year (€)' },
}

const why: Translations = { fr: 'Pourquoi', en: 'Why' }
const itsPost: Translations = { fr: 'Adresse de sa publication', en: 'Address of its post' }
const ourPost: Translations = { fr: 'Adresse de la publication', en: 'Address of the post' }
const quotedMessages: Translations = {
  fr: 'Avec les mots des habitants',
  en: 'With residents’ words',
}

/**
 * Operations in which a key of `fieldNames` means something else; null: there programs alone send it.
 */
export const namesWithin: Readonly<Record<string, Readonly<Record<string, Translations | null>>>> =
  {
    'POST /approvals/:id/decision': { comment: why },
    'POST /shares/:id/answer': { comment: why, url: itsPost },
    'POST /offered/:id/answer': { comment: why, url: itsPost },
    'POST /offers/:id/decline': { comment: why },
    'POST /proposals/:id/ask': { comment: { fr: 'Votre question', en: 'Your question' } },
    'POST /proposals/:id/decline': { comment: why },
    'POST /deliveries/:id/done': { url: ourPost },
    'POST /deliveries/:id/note': { url: ourPost },
    'POST /conversations/:id/official-requests': {
      contact: {
        fr: 'Adresse et téléphone de ce service',
        en: 'Address and telephone of that service',
      },
    },
    'PUT /feeds/:id/rule': {
      words: { fr: 'Seulement avec un de ces mots', en: 'Only with one of these words' },
      rule: null,
    },
    'POST /webhooks': { words: quotedMessages },
    'PUT /webhooks/:id': { words: quotedMessages },
    'POST /messages/:id/marks': { reason: null },
    'POST /connections/:id/channels': { place: null },
    'POST /warnings': { topic: null },
  }

/**
 * The name of what a place speaks of: of `times.0` that of `times`, of `steps.2.name` that of `name`.
 * @param path the parts of the place; a number is a place in a list, and keys of records may be anything
 * @param operation as the table of operations names it
 * @returns undefined where no screen has such a field
 */
export function fieldName(path: readonly PropertyKey[], operation = ''): Translations | undefined {
  const names: Readonly<Record<string, Translations | null>> = {
    ...fieldNames,
    ...namesWithin[operation],
  }
  return (
    path
      .toReversed()
      .map(part => (typeof part === 'string' && Object.hasOwn(names, part) ? names[part] : null))
      .find(name => name !== null && name !== undefined) ?? undefined
  )
}
