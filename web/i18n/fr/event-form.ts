import { frenchCount } from '../../../server/language/french.ts'

/** The form of an event. */
export const eventForm = {
  newTitle: 'Annoncer un événement',
  newLead: 'Un seul formulaire pour tous les canaux.',
  editTitle: 'Modifier l’événement',
  backToEvent: 'Revenir à l’événement',
  whatTitle: 'L’événement',
  name: 'Titre',
  noSuchHour: (clock: string) =>
    `Cette nuit-là, les horloges avancent d’une heure : ${clock} n’existe pas. Choisissez une autre heure.`,
  hourTwice: (clock: string) =>
    `Cette nuit-là, les horloges reculent d’une heure : ${clock} y est deux fois, et ce sera la première, à l’heure d’été.`,
  allDay: 'Toute la journée',
  start: 'Début',
  end: 'Fin',
  place: 'Lieu',
  placeHelp: 'Par exemple : salle des fêtes, place de l’église.',
  text: 'Texte',
  textHelp: 'Ce qu’il faut savoir : programme, tarif, inscription, contact.',
  chosenPicture: 'Image choisie',
  whereTitle: 'Où l’annoncer',
  ourChannels: 'Nos canaux',
  neighbours: 'Communes voisines',
  noChannel: 'Aucun canal connecté ne permet de publier.',
  connectOne: 'Connecter un canal',
  pausedChannel: 'En pause : la publication attendra',
  whenTitle: 'Quand l’annoncer',
  when: 'Dates de publication',
  suggestions: {
    'week-before': 'Une semaine avant, 18 h',
    eve: 'La veille, 18 h',
    'same-day': 'Le jour même, 9 h',
  },
  atOnce: 'Tout de suite',
  atOnceHelp: 'Dans la minute qui suit.',
  dateFirst: 'Indiquez le début de l’événement pour voir les dates proposées.',
  skipped: (name: string, when: string) => `${name} (${when}) : déjà passé, non proposé.`,
  skippedOwn: (when: string) => `${when} : déjà passé, ne sera pas programmé`,
  otherTime: 'Autre date',
  addTime: 'Ajouter',
  removeTime: (when: string) => `Retirer ${when}`,
  pastTime: 'Cette date est passée : choisissez-en une à venir.',
  previewTitle: 'Aperçu',
  previewEmpty: 'Cochez un canal pour voir ce qui y paraîtra.',
  previewNeedsDate: 'L’aperçu paraîtra dès que le début de l’événement sera indiqué.',
  room: (shown: string, count: number) =>
    `encore ${shown} ${count < 2 ? 'caractère' : 'caractères'}`,
  tooLong: (shown: string, count: number) =>
    `${shown} ${count < 2 ? 'caractère' : 'caractères'} de trop`,
  textOn: (channel: string) => `Texte pour ${channel}`,
  adapt: 'Adapter le texte pour ce canal',
  seeResult: 'Voir le résultat',
  backToCommon: 'Revenir au texte commun',
  nothingPlanned:
    'Sans canal ni date, l’événement est enregistré et rien n’est publié pour l’instant.',
  count: (count: number, channels: number, times: number) =>
    `${frenchCount(count, 'publication', 'publications')} : ${frenchCount(channels, 'canal', 'canaux')} et ${frenchCount(times, 'date', 'dates')}.`,
  keep: 'Enregistrer l’événement',
  plan: 'Programmer',
  planAsking: 'Envoyer pour validation',
  previewTabs: 'Canal montré',
  tooLongThere: 'texte trop long',
  planned: (count: number, skipped: number) =>
    (count === 0
      ? 'L’événement est enregistré.'
      : `${frenchCount(count, 'publication programmée', 'publications programmées')}.`) +
    (skipped === 0
      ? ''
      : ` ${frenchCount(skipped, 'date passée écartée', 'dates passées écartées')}.`),
  kept: 'Rien n’a été programmé, votre saisie est toujours là.',
  saved: 'L’événement est modifié.',
  editKeepsPosts:
    'Les publications à venir suivront, sauf celles dont le texte a été adapté à la main. Celles qui ont déjà paru sont corrigées sur place, là où le réseau le permet.',
  addPost: 'Ajouter une publication',
  chooseBoth: 'Cochez au moins un canal et une date.',
  findings: {
    title: (count: number) => frenchCount(count, 'point à compléter', 'points à compléter'),
    missing: {
      title: 'Donnez un titre à l’événement.',
      startLocal: 'Indiquez le jour et l’heure du début.',
      endLocal: 'Indiquez la fin.',
      place: 'Indiquez le lieu.',
      text: 'Écrivez le texte de la publication.',
      channels: 'Cochez un canal.',
    },
    beforeStart: 'La fin précède le début.',
    noAlt: (place: number, count: number) =>
      `Décrivez l’image ${count === 1 ? '' : `${place} `}par un texte alternatif.`,
    tooManyPictures: (channel: string, most: number) =>
      `${channel} prend ${frenchCount(most, 'image', 'images')} au plus : retirez-en, ou décochez ce canal.`,
    noTime: 'Choisissez au moins une date de publication, ou décochez les canaux.',
    noChannel: 'Cochez au moins un canal, ou retirez les dates de publication.',
    tooLong: (channel: string, by: number) =>
      `Le texte pour ${channel} a ${frenchCount(by, 'caractère', 'caractères')} de trop.`,
    noPicture: (channel: string) =>
      `Sans image, rien ne peut paraître sur « ${channel} » : ajoutez une image, ou décochez ce canal.`,
  },
}
