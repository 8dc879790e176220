import { frenchCount } from '../../server/language/french.ts'
import { ofTown } from '../../server/language/town.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of neighbours' calendars, in the language in force: they come with the list of them. */
export const feedMessages = translated({
  title: { fr: 'Agendas des voisins', en: 'Neighbours’ calendars' },
  lead: {
    fr: 'Ce que les communes voisines annoncent, à côté de ce que vous prévoyez. Tambour lit leurs agendas toutes les quatre heures.',
    en: 'What the communes around announce, beside what you plan. Tambour reads their calendars every four hours.',
  },
  none: { fr: 'Aucun agenda n’est suivi.', en: 'No calendar is followed.' },
  noneReader: { fr: 'L’administration peut en ajouter.', en: 'An administrator can add one.' },
  upcoming: (many: number) => ({
    fr: many === 0 ? 'rien à venir' : frenchCount(many, 'événement à venir', 'événements à venir'),
    en: many === 0 ? 'nothing to come' : count(many, 'event to come', 'events to come'),
  }),
  readAt: (when: string) => ({ fr: `lu ${when}`, en: `read ${when}` }),
  neverRead: { fr: 'pas encore lu', en: 'not read yet' },
  refresh: { fr: 'Relire', en: 'Read again' },
  refreshOf: (name: string) => ({
    fr: ` l’agenda ${ofTown(name)}`,
    en: ` the calendar of ${name}`,
  }),
  inAgenda: {
    fr: 'Montrer ses événements dans l’agenda public',
    en: 'Show its events in the public agenda',
  },
  inAgendaHelp: {
    fr: 'Avec son nom, et un lien vers chez lui ; vos flux et votre .ics ne les reprennent pas.',
    en: 'With its name, and a link to its own page; your feeds and your .ics do not carry them.',
  },
  inAgendaOf: (name: string) => ({ fr: `, ceux ${ofTown(name)}`, en: `, those of ${name}` }),
  shown: (name: string) => ({
    fr: `L’agenda public montre les événements ${ofTown(name)}.`,
    en: `The public agenda shows the events of ${name}.`,
  }),
  hidden: (name: string) => ({
    fr: `L’agenda public ne montre plus les événements ${ofTown(name)}.`,
    en: `The public agenda shows the events of ${name} no more.`,
  }),
  partner: { fr: 'C’est l’agenda de', en: 'It is the calendar of' },
  partnerOf: (name: string) => ` (${name})`,
  noPartner: { fr: 'Personne de vos voisins', en: 'None of your neighbours' },
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeOf: (name: string) => ({
    fr: `Retirer l’agenda ${ofTown(name)} ?`,
    en: `Remove the calendar of ${name}?`,
  }),
  removeText: {
    fr: 'Ses événements disparaissent du calendrier. Il pourra être ajouté de nouveau.',
    en: 'Its events leave the calendar. It can be added again.',
  },
  removed: { fr: 'L’agenda est retiré.', en: 'The calendar is removed.' },
  addTitle: { fr: 'Ajouter un agenda', en: 'Add a calendar' },
  name: { fr: 'Commune ou association', en: 'Commune or association' },
  url: { fr: 'Adresse de son agenda', en: 'Address of its calendar' },
  urlHelp: {
    fr: 'L’adresse publique de son fichier .ics (ou webcal), de son fil RSS ou de la page de son agenda. Elle se trouve dans les options de partage de son agenda, ou se demande à sa mairie.',
    en: 'The public address of its .ics file (or webcal), of its RSS feed or of its calendar’s page. It is in the sharing options of its calendar, or its mairie knows it.',
  },
  urlMissing: {
    fr: 'Donnez une adresse qui commence par https:// ou webcal://.',
    en: 'Give an address that begins with https:// or webcal://.',
  },
  nameMissing: { fr: 'Donnez un nom.', en: 'Give a name.' },
  add: { fr: 'Ajouter', en: 'Add' },
  added: (name: string, count: string) => ({
    fr: `L’agenda ${ofTown(name)} est suivi : ${count}.`,
    en: `The calendar of ${name} is followed: ${count}.`,
  }),
  notAdded: { fr: 'Rien n’a été ajouté.', en: 'Nothing was added.' },
})
