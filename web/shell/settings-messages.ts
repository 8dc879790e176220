import { translated } from '../language.ts'

/** The words of the settings as a whole. */
export const settingsMessages = translated({
  title: { fr: 'Réglages', en: 'Settings' },
  lead: {
    fr: 'La commune, ses heures d’ouverture, les personnes qui travaillent ici.',
    en: 'The commune, its opening hours, the people who work here.',
  },
  leadReader: {
    fr: 'Ce qui sert à mesurer les délais. L’administration peut le modifier.',
    en: 'What reply times are measured by. An administrator can change it.',
  },
  partsLabel: { fr: 'Parties des réglages', en: 'Parts of the settings' },
  /** As the title of that screen, whose words come with it. */
  howMany: { fr: 'Combien de personnes', en: 'How many people' },
  evidence: { fr: 'Fiche de preuves', en: 'Evidence sheet' },
  allParts: { fr: 'Tous les réglages', en: 'All settings' },
  groups: {
    commune: { fr: 'La commune', en: 'The commune' },
    answers: { fr: 'Répondre et publier', en: 'Answering and publishing' },
    access: { fr: 'Personnes et accès', en: 'People and access' },
    installation: { fr: 'Cette installation', en: 'This installation' },
  },
  parts: {
    commune: 'Commune',
    hours: { fr: 'Heures et objectif', en: 'Hours and target' },
    duty: { fr: 'Permanence et alertes', en: 'Duty and alerts' },
    rules: { fr: 'Nos règles', en: 'Our rules' },
    saved: { fr: 'Réponses types', en: 'Saved replies' },
    plans: { fr: 'Plans de communication', en: 'Communication plans' },
    committees: { fr: 'Comités', en: 'Committees' },
    people: { fr: 'Personnes', en: 'People' },
    keys: { fr: 'Clés d’API', en: 'API keys' },
    webhooks: 'Webhooks',
    privacy: { fr: 'Données personnelles', en: 'Personal data' },
    communes: 'Communes',
    backups: { fr: 'Sauvegardes', en: 'Backups' },
    handover: { fr: 'Passation', en: 'Handover' },
    journal: { fr: 'Journal', en: 'Log' },
    account: { fr: 'Mon compte', en: 'My account' },
  },
  communeName: { fr: 'Nom de la commune', en: 'Name of the commune' },
  aim: { fr: 'Délai visé (min)', en: 'Aim (min)' },
  aimHelp: {
    fr: 'La mairie s’efforce de répondre dans ce délai, plus court que l’objectif.',
    en: 'The mairie does its best to reply within it; it is shorter than the target.',
  },
  goal: {
    fr: 'Part des messages répondus à temps que vise le conseil (%)',
    en: 'Share of messages answered on time that the council wants (%)',
  },
  goalHelp: {
    fr: 'Délais et le récapitulatif disent si elle est atteinte, presque (à moins de 15 points) ou manquée. 90 : ce que demande l’insigne de réactivité de Facebook. La part en vigueur juge aussi les semaines passées.',
    en: 'Reply times and the digest say whether it is reached, nearly (within 15 points) or missed. 90: what Facebook’s responsiveness badge asks for. The share in force judges past weeks too.',
  },
  version: (version: string) => ({ fr: `Tambour ${version}`, en: `Tambour ${version}` }),
  minutes: (minutes: number) => ({ fr: `${minutes} min`, en: `${minutes} min` }),
})
