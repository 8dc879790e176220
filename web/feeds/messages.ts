import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of what others announce and write, in the language in force. */
export const feedMessages = translated({
  title: { fr: 'Sources suivies', en: 'Followed sources' },
  lead: {
    fr: 'Ce que les communes voisines, l’école ou l’intercommunalité annoncent. Tambour relit leurs agendas toutes les quatre heures et leurs actualités toutes les heures.',
    en: 'What the communes around, the school or the intercommunality announce. Tambour reads their calendars every four hours and their news every hour.',
  },
  none: { fr: 'Aucune source n’est suivie.', en: 'No source is followed.' },
  noneReader: { fr: 'L’administration peut en ajouter.', en: 'An administrator can add one.' },
  upcoming: (many: number) => ({
    fr: many === 0 ? 'rien à venir' : frenchCount(many, 'événement à venir', 'événements à venir'),
    en: many === 0 ? 'nothing to come' : count(many, 'event to come', 'events to come'),
  }),
  toRelay: (many: number) => ({
    fr:
      many === 0 ? 'rien à relayer' : frenchCount(many, 'article à relayer', 'articles à relayer'),
    en: many === 0 ? 'nothing to relay' : count(many, 'article to relay', 'articles to relay'),
  }),
  readAt: (when: string) => ({ fr: `lue ${when}`, en: `read ${when}` }),
  neverRead: { fr: 'pas encore lue', en: 'not read yet' },
  silent: (when: string) => ({
    fr: `Plus rien depuis six mois, constaté ${when} : cette source vit-elle encore ?`,
    en: `Nothing for six months, seen ${when}: is this source still alive?`,
  }),
  failing: (when: string) => ({
    fr: `Elle ne se lit plus, constaté ${when}. Ajoutez sa nouvelle adresse s’il y en a une, et retirez-la.`,
    en: `It cannot be read any more, seen ${when}. Add its new address if there is one, and remove it.`,
  }),
  refresh: { fr: 'Relire', en: 'Read again' },
  refreshOf: (name: string) => ({ fr: ` « ${name} »`, en: ` “${name}”` }),
  inAgenda: {
    fr: 'Montrer ses événements dans l’agenda public',
    en: 'Show its events in the public agenda',
  },
  inAgendaHelp: {
    fr: 'Avec son nom, et un lien vers chez lui ; vos flux et votre .ics ne les reprennent pas.',
    en: 'With its name, and a link to its own page; your feeds and your .ics do not carry them.',
  },
  inAgendaOf: (name: string) => ({ fr: `, ceux de « ${name} »`, en: `, those of “${name}”` }),
  shown: (name: string) => ({
    fr: `L’agenda public montre les événements de « ${name} ».`,
    en: `The public agenda shows the events of “${name}”.`,
  }),
  hidden: (name: string) => ({
    fr: `L’agenda public ne montre plus les événements de « ${name} ».`,
    en: `The public agenda shows the events of “${name}” no more.`,
  }),
  partner: { fr: 'C’est l’agenda de', en: 'It is the calendar of' },
  partnerOf: (name: string) => ` (${name})`,
  noPartner: { fr: 'Personne de vos voisins', en: 'None of your neighbours' },
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeOf: (name: string) => ({ fr: `Retirer « ${name} » ?`, en: `Remove “${name}”?` }),
  removeText: {
    fr: 'Ce qu’elle annonce disparaît du calendrier, de l’agenda public et de la liste à relayer ; ce qui en est déjà programmé partira. Elle pourra être ajoutée de nouveau.',
    en: 'What it announces leaves the calendar, the public agenda and the list to relay; what is planned of it already goes out. It can be added again.',
  },
  removed: { fr: 'La source est retirée.', en: 'The source is removed.' },
  addTitle: { fr: 'Ajouter une source', en: 'Add a source' },
  name: { fr: 'Commune, école ou association', en: 'Commune, school or association' },
  url: { fr: 'Adresse de son agenda ou de son site', en: 'Address of its calendar or its site' },
  urlHelp: {
    fr: 'Un fichier .ics (ou webcal), un fil RSS, la page d’un agenda ou d’un blog, une page Illiwap. Tambour regarde ce qui s’y trouve avant de rien garder.',
    en: 'An .ics file (or webcal), an RSS feed, the page of a calendar or a blog, an Illiwap page. Tambour looks at what is there before it keeps anything.',
  },
  urlMissing: {
    fr: 'Donnez une adresse qui commence par https:// ou webcal://.',
    en: 'Give an address that begins with https:// or webcal://.',
  },
  nameMissing: { fr: 'Donnez un nom.', en: 'Give a name.' },
  look: { fr: 'Regarder', en: 'Look' },
  found: { fr: 'À suivre', en: 'To follow' },
  uses: {
    events: { fr: 'Ses événements, dans le calendrier', en: 'Its events, in the calendar' },
    items: { fr: 'Ses actualités, à relayer', en: 'Its news, to relay' },
    vigilance: { fr: 'Ses vigilances, pour alerter', en: 'Its vigilance, to warn' },
  },
  types: {
    calendar: { fr: 'agenda .ics', en: '.ics calendar' },
    rss: { fr: 'fil RSS', en: 'RSS feed' },
    atom: { fr: 'fil Atom', en: 'Atom feed' },
    'json-feed': { fr: 'JSON Feed', en: 'JSON Feed' },
    page: { fr: 'page', en: 'page' },
    vigilance: { fr: 'Météo-France', en: 'Météo-France' },
    station: { fr: 'agenda Illiwap', en: 'Illiwap agenda' },
  },
  first: (titles: string) => ({ fr: `Par exemple : ${titles}`, en: `For instance: ${titles}` }),
  nothingYet: { fr: 'Rien pour l’instant.', en: 'Nothing at the moment.' },
  add: { fr: 'Suivre', en: 'Follow' },
  added: (name: string, count: string) => ({
    fr: `« ${name} » est suivi : ${count}.`,
    en: `“${name}” is followed: ${count}.`,
  }),
  notAdded: { fr: 'Rien n’a été ajouté.', en: 'Nothing was added.' },
  rule: { fr: 'Relais automatique', en: 'Relay by itself' },
  ruleOf: (name: string) => ({ fr: ` de « ${name} »`, en: ` for “${name}”` }),
  ruleOn: (names: string, perDay: number) => ({
    fr: `Relayée d’elle-même sur ${names}, ${perDay} par jour au plus.`,
    en: `Relayed by itself on ${names}, at most ${perDay} a day.`,
  }),
  ruleTitle: (name: string) => ({
    fr: `Relais automatique de « ${name} »`,
    en: `Relay “${name}” by itself`,
  }),
  ruleLead: {
    fr: 'Ce qui paraîtra à partir de maintenant est relayé une demi-heure plus tard, de jour, avec le nom de la source et le lien. D’ici là, chaque publication se déplace ou s’annule dans le calendrier ; elle attend l’accord si vos publications en demandent un.',
    en: 'What appears from now on is relayed half an hour later, by day, with the name of the source and the link. Until then each publication can be moved or cancelled in the calendar; it waits for approval where your publications do.',
  },
  ruleChannels: { fr: 'Sur quels canaux', en: 'On which channels' },
  ruleChannelMissing: { fr: 'Choisissez un canal.', en: 'Choose a channel.' },
  ruleKeywords: { fr: 'Seulement avec un de ces mots', en: 'Only with one of these words' },
  ruleKeywordsHelp: {
    fr: 'Séparés par des virgules : rentrée, travaux. Sans mot, tout est relayé.',
    en: 'Parted by commas: rentrée, travaux. Without a word, everything is relayed.',
  },
  rulePerDay: { fr: 'Par jour, au plus', en: 'A day, at most' },
  ruleSave: { fr: 'Relayer sans demander', en: 'Relay without asking' },
  ruleEnd: { fr: 'Arrêter', en: 'Stop' },
  ruleSaved: { fr: 'Le relais automatique est en place.', en: 'It is relayed by itself.' },
  ruleEnded: {
    fr: 'Rien d’autre n’est relayé sans vous. Ce qui est déjà programmé part, sauf si vous l’annulez.',
    en: 'Nothing else is relayed without you. What is planned already goes out, unless you cancel it.',
  },
  items: { fr: 'À relayer', en: 'To relay' },
  itemsNone: { fr: 'Rien de nouveau.', en: 'Nothing new.' },
  sources: { fr: 'Sources', en: 'Sources' },
  from: (source: string, when: string) => ({ fr: `${source}, ${when}`, en: `${source}, ${when}` }),
  relay: { fr: 'Relayer', en: 'Relay' },
  relayOf: (title: string) => ({ fr: `Relayer « ${title} »`, en: `Relay “${title}”` }),
  about: (title: string) => ({ fr: ` « ${title} »`, en: ` “${title}”` }),
  dismiss: { fr: 'Écarter', en: 'Leave' },
  dismissed: { fr: 'L’article est écarté.', en: 'The article is left.' },
  restore: { fr: 'Remettre', en: 'Offer again' },
  restored: { fr: 'L’article est de nouveau à relayer.', en: 'The article is offered again.' },
  decided: (many: number) => ({
    fr: `Déjà décidé (${many})`,
    en: `Decided already (${many})`,
  }),
  dismissedBy: (by: string) => ({ fr: `Écarté par ${by}`, en: `Left by ${by}` }),
  relayedBy: (by: string, when: string) => ({
    fr: `Relayé par ${by}, publication ${when}`,
    en: `Relayed by ${by}, publication ${when}`,
  }),
  relayedByRule: (when: string) => ({
    fr: `Relayé par la règle de la source, publication ${when}`,
    en: `Relayed by the source’s rule, publication ${when}`,
  }),
  text: { fr: 'Texte', en: 'Text' },
  textHelp: {
    fr: 'Dans vos mots : de qui vient la nouvelle, et où la lire.',
    en: 'In your words: whose news it is, and where to read it.',
  },
  textMissing: { fr: 'Écrivez le texte.', en: 'Write the text.' },
  chooseBoth: { fr: 'Choisissez un canal et une heure.', en: 'Choose a channel and a time.' },
  withPicture: { fr: 'Joindre son image', en: 'Attach its picture' },
  withPictureHelp: {
    fr: 'Avec l’accord de qui l’a faite.',
    en: 'With the agreement of whoever made it.',
  },
  alt: { fr: 'Ce que montre l’image', en: 'What the picture shows' },
  altMissing: { fr: 'Décrivez l’image.', en: 'Describe the picture.' },
  relayed: (many: number, asks: boolean) => ({
    fr: asks
      ? frenchCount(
          many,
          'publication envoyée pour validation',
          'publications envoyées pour validation',
        )
      : frenchCount(many, 'publication programmée', 'publications programmées'),
    en: `${count(many, 'publication', 'publications')} ${asks ? 'sent for approval' : 'planned'}`,
  }),
  notRelayed: { fr: 'Rien n’a été programmé.', en: 'Nothing was planned.' },
})
