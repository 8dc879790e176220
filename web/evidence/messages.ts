import type { Standing } from '../../server/evidence/rules.ts'
import { englishEuros, frenchEuros } from '../../server/language/euros.ts'
import { isSingular } from '../../server/language/french.ts'
import { translated } from '../language.ts'

/** The words of the evidence sheet. */
export const evidenceMessages = translated({
  title: { fr: 'Fiche de preuves', en: 'Evidence sheet' },
  lead: (period: string) => ({ fr: `Chiffres ${period}`, en: `Figures, ${period}` }),
  year: { fr: 'Année', en: 'Year' },
  csv: { fr: 'CSV', en: 'CSV' },
  pdf: { fr: 'PDF', en: 'PDF' },
  print: { fr: 'Imprimer', en: 'Print' },
  printedAt: (when: string) => ({ fr: `Imprimée ${when}.`, en: `Printed ${when}.` }),
  about: {
    fr: 'Ce que la commune fait pour informer les habitants et leur répondre, sur une page : à joindre à une candidature au label « Territoires, villes et villages internet », ou à montrer au conseil.',
    en: 'What the commune does to inform residents and answer them, on one page: to send with a candidacy for the label “Territoires, villes et villages internet”, or to show to the council.',
  },
  delays: { fr: 'Délais de réponse', en: 'Reply times' },
  figures: { fr: 'Chiffres de l’année', en: 'Figures of the year' },
  unknown: { fr: '–', en: '–' },
  noFigure: { fr: 'pas de chiffre pour cette année', en: 'no figure for this year' },
  enterHouseholds: { fr: 'Saisir les foyers', en: 'Enter the households' },
  actions: { fr: 'Actions', en: 'Actions' },
  taken: (taken: number, all: number) => ({
    fr: `${taken} sur ${all} ${isSingular(taken) ? 'retenue' : 'retenues'} par le label`,
    en: `${taken} of ${all} taken by the label`,
  }),
  standings: {
    running: { fr: 'En cours', en: 'Running' },
    recent: { fr: 'Terminée, de moins de deux ans', en: 'Over, younger than two years' },
    past: {
      fr: 'Plus retenue : terminée, de plus de deux ans',
      en: 'No longer taken: over, and older than two years',
    },
    planned: { fr: 'Pas encore retenue : à venir', en: 'Not taken yet: to come' },
  } satisfies Record<Standing, { fr: string; en: string }>,
  since: (day: string) => ({ fr: `depuis le ${day}`, en: `since ${day}` }),
  startingOn: (day: string) => ({ fr: `à partir du ${day}`, en: `from ${day}` }),
  cost: { fr: 'Coût', en: 'Cost' },
  /** Before what it names. */
  named: (name: string) => ({ fr: `${name} :`, en: `${name}:` }),
  euros: (cents: number) => ({
    fr: `${frenchEuros(cents)} par an`,
    en: `${englishEuros(cents)} a year`,
  }),
  measured: { fr: 'Mesuré par Tambour', en: 'Measured by Tambour' },
  none: { fr: 'Aucune action pour l’instant', en: 'No action yet' },
  noneHelp: {
    fr: 'Ici se lira ce que la commune a mis en place, avec ses dates, son coût et ses partenaires. Commencez par ce que Tambour fait déjà, ci-dessous, ou ajoutez une action.',
    en: 'Here you will read what the commune set up, with dates, cost and partners. Begin with what Tambour does already, below, or add an action.',
  },
  noneReader: {
    fr: 'Ici se lira ce que la commune a mis en place, avec ses dates, son coût et ses partenaires : l’administration le saisit.',
    en: 'Here you will read what the commune set up, with dates, cost and partners: an administrator enters it.',
  },
  add: { fr: 'Ajouter une action', en: 'Add an action' },
  suggestions: { fr: 'Ce que Tambour peut prouver', en: 'What Tambour can prove' },
  suggestionsHelp: {
    fr: 'Vous le faites déjà, et les chiffres sont mesurés. Rien n’est ajouté sans vous.',
    en: 'You do it already, and the figures are measured. Nothing is added without you.',
  },
  addThis: { fr: 'Ajouter cette action', en: 'Add this action' },
  edit: { fr: 'Modifier', en: 'Edit' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  removed: (title: string) => ({
    fr: `« ${title} » est supprimée.`,
    en: `“${title}” is deleted.`,
  }),
  method: { fr: 'Comment c’est compté', en: 'How this is counted' },
  newTitle: { fr: 'Nouvelle action', en: 'New action' },
  editTitle: { fr: 'Modifier l’action', en: 'Edit the action' },
  fields: {
    title: { fr: 'Titre', en: 'Title' },
    targetAudience: { fr: 'Publics visés', en: 'Target audience' },
    service: { fr: 'Service rendu', en: 'Service' },
    challenge: { fr: 'Enjeu', en: 'Challenge' },
    startsOn: { fr: 'Début', en: 'Start' },
    endsOn: { fr: 'Fin', en: 'End' },
    operator: { fr: 'Opérateur', en: 'Operator' },
    partnerNames: { fr: 'Partenaires', en: 'Partners' },
    annualCost: { fr: 'Coût par an (€)', en: 'Cost a year (€)' },
    publicLink: { fr: 'Lien public', en: 'Public link' },
    summary: { fr: 'En quelques mots', en: 'In a few words' },
  },
  serviceHelp: {
    fr: 'Comme le nomme le label, qui en compte 139 dans sa liste.',
    en: 'As the label calls it, whose list has 139 of them.',
  },
  challengeHelp: {
    fr: 'Ceux que nomme le règlement du label sont proposés ; écrivez-en un autre au besoin.',
    en: 'Those that the label’s rules name are proposed; write another where needed.',
  },
  endsOnHelp: { fr: 'Vide : l’action est en cours.', en: 'Empty: the action runs.' },
  operatorHelp: {
    fr: 'La mairie, une association ou un prestataire.',
    en: 'The mairie, an association or a contractor.',
  },
  annualCostHelp: {
    fr: 'Vide : personne ne le sait. 0 : rien n’est payé.',
    en: 'Empty: nobody knows. 0: nothing is paid.',
  },
  badEuros: {
    fr: 'Écrivez un montant, comme 140 ou 140,50.',
    en: 'Write an amount, as 140 or 140.50.',
  },
})
