import { frenchCount } from '../../../server/language/french.ts'
import { ofTown } from '../../../server/language/names/town.ts'

/** The calendars of neighbours: their words come with the list of them. */
export const feeds = {
  title: 'Agendas des voisins',
  lead: 'Ce que les communes voisines annoncent, à côté de ce que vous prévoyez. Tambour lit leurs agendas toutes les quatre heures.',
  none: 'Aucun agenda n’est suivi.',
  noneReader: 'L’administration peut en ajouter.',
  upcoming: (count: number) =>
    count === 0 ? 'rien à venir' : frenchCount(count, 'événement à venir', 'événements à venir'),
  readAt: (when: string) => `lu ${when}`,
  neverRead: 'pas encore lu',
  refresh: 'Relire',
  refreshOf: (name: string) => ` l’agenda ${ofTown(name)}`,
  inAgenda: 'Montrer ses événements dans l’agenda public',
  inAgendaHelp:
    'Avec son nom, et un lien vers chez lui ; vos flux et votre .ics ne les reprennent pas.',
  inAgendaOf: (name: string) => `, ceux ${ofTown(name)}`,
  shown: (name: string) => `L’agenda public montre les événements ${ofTown(name)}.`,
  hidden: (name: string) => `L’agenda public ne montre plus les événements ${ofTown(name)}.`,
  partner: 'C’est l’agenda de',
  partnerOf: (name: string) => ` (${name})`,
  noPartner: 'Personne de vos voisins',
  saved: 'C’est enregistré.',
  remove: 'Retirer',
  removeOf: (name: string) => `Retirer l’agenda ${ofTown(name)} ?`,
  removeText: 'Ses événements disparaissent du calendrier. Il pourra être ajouté de nouveau.',
  removed: 'L’agenda est retiré.',
  addTitle: 'Ajouter un agenda',
  name: 'Commune ou association',
  url: 'Adresse de son agenda',
  urlHelp:
    'L’adresse publique de son fichier .ics (ou webcal), de son fil RSS ou de la page de son agenda. Elle se trouve dans les options de partage de son agenda, ou se demande à sa mairie.',
  urlMissing: 'Donnez une adresse qui commence par https:// ou webcal://.',
  nameMissing: 'Donnez un nom.',
  add: 'Ajouter',
  added: (name: string, count: string) => `L’agenda ${ofTown(name)} est suivi : ${count}.`,
  notAdded: 'Rien n’a été ajouté.',
}
