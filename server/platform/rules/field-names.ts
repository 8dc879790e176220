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
  apiKey: { fr: 'Clé de Météo-France', en: 'Key of Météo-France' },
  answeredOn: { fr: 'Répondu le', en: 'Answered on' },
  alt: { fr: 'Description', en: 'Description' },
  callFrom: { fr: 'De', en: 'From (time)' },
  callTo: { fr: 'À', en: 'To (time)' },
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
  endsLocal: { fr: 'Fin', en: 'End' },
  except: { fr: 'Les dates', en: 'The dates' },
  file: { fr: 'Le fichier', en: 'The file' },
  from: { fr: 'Du', en: 'From' },
  fri: { fr: 'Vendredi', en: 'Friday' },
  goalPercent: {
    fr: 'Part de réponses à temps que vise le conseil (%)',
    en: 'Share of replies on time that the council wants (%)',
  },
  group: { fr: 'Nom du groupe', en: 'Name of the group' },
  groups: { fr: 'Groupes', en: 'Groups' },
  hashtags: { fr: 'Mots-dièse', en: 'Hashtags' },
  hiding: { fr: 'Ce qui est masqué, et pourquoi', en: 'What is hidden, and why' },
  holidays: { fr: 'Jours fériés', en: 'Public holidays' },
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
  outcome: { fr: 'Ce qui a été répondu', en: 'What was answered' },
  pass: { fr: 'Clé d’identification', en: 'Identification key' },
  password: { fr: 'Mot de passe', en: 'Password' },
  person: { fr: 'Personnes', en: 'People' },
  place: { fr: 'Lieu', en: 'Place' },
  plan: { fr: 'Plan de communication', en: 'Communication plan' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  quietUntil: { fr: 'Ne rien lui envoyer avant le', en: 'Send it nothing before' },
  reason: { fr: 'Raison de l’urgence', en: 'Reason of the urgency' },
  repeat: { fr: 'Se répète', en: 'Repeats' },
  role: { fr: 'Rôle', en: 'Role' },
  rule: { fr: 'Se répète', en: 'Repeats' },
  sat: { fr: 'Samedi', en: 'Saturday' },
  search: { fr: 'Chercher', en: 'Search' },
  server: { fr: 'Serveur ntfy', en: 'ntfy server' },
  start: { fr: 'Début', en: 'Start' },
  startLocal: { fr: 'Début', en: 'Start' },
  steps: { fr: 'Étapes', en: 'Steps' },
  subject: { fr: 'Objet', en: 'Subject' },
  substitute: { fr: 'Suppléance', en: 'Substitute' },
  sun: { fr: 'Dimanche', en: 'Sunday' },
  target: { fr: 'Objectif', en: 'Target' },
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
}

/**
 * The name of what a place speaks of: of `times.0` that of `times`, of `steps.2.name` that of `name`.
 * @param path the parts of the place; a number is a place in a list, and keys of records may be anything
 * @returns undefined where no screen has such a field
 */
export function fieldName(path: readonly PropertyKey[]): Translations | undefined {
  return path
    .toReversed()
    .map(part =>
      typeof part === 'string' && Object.hasOwn(fieldNames, part) ? fieldNames[part] : undefined,
    )
    .find(name => name !== undefined)
}
