import { frenchCount, NBSP } from '../../../server/language/french.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'

/** The words of an event’s form, which come with the screens that plan. */
export const eventFormMessages = translated({
  newTitle: { fr: 'Annoncer un événement', en: 'Announce an event' },
  newLead: { fr: 'Un seul formulaire pour tous les canaux.', en: 'One form for all channels.' },
  shared: {
    fr: 'Ce que vous avez partagé est dans l’événement : complétez la date et le lieu.',
    en: 'What you shared is in the event: add the date and the place.',
  },
  editTitle: { fr: 'Modifier l’événement', en: 'Edit the event' },
  backToEvent: { fr: 'Revenir à l’événement', en: 'Back to the event' },
  whatTitle: { fr: 'L’événement', en: 'The event' },
  name: { fr: 'Titre', en: 'Title' },
  noSuchHour: (clock: string) => ({
    fr: `Cette nuit-là, les horloges avancent d’une heure : ${clock} n’existe pas. Choisissez une autre heure.`,
    en: `That night the clocks go forward by an hour: there is no ${clock}. Choose another time.`,
  }),
  hourTwice: (clock: string) => ({
    fr: `Cette nuit-là, les horloges reculent d’une heure : ${clock} y est deux fois, et ce sera la première, à l’heure d’été.`,
    en: `That night the clocks go back by an hour: ${clock} comes twice, and it will be the first, in summer time.`,
  }),
  allDay: { fr: 'Toute la journée', en: 'All day' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
  place: { fr: 'Lieu', en: 'Place' },
  placeHelp: {
    fr: 'Par exemple : salle des fêtes, place de l’église.',
    en: 'For example: village hall, church square.',
  },
  text: { fr: 'Texte', en: 'Text' },
  textHelp: {
    fr: 'Ce qu’il faut savoir : programme, tarif, inscription, contact.',
    en: 'What one needs to know: programme, price, registration, contact.',
  },
  chosenPicture: { fr: 'Image choisie', en: 'Chosen picture' },
  whereTitle: { fr: 'Où l’annoncer', en: 'Where to announce it' },
  ourChannels: { fr: 'Nos canaux', en: 'Our channels' },
  neighbours: { fr: 'Communes voisines', en: 'Neighbouring communes' },
  noChannel: {
    fr: 'Aucun canal connecté ne permet de publier.',
    en: 'No connected channel can publish.',
  },
  connectOne: { fr: 'Connecter un canal', en: 'Connect a channel' },
  pausedChannel: {
    fr: 'En pause : la publication attendra',
    en: 'Paused: the publication will wait',
  },
  whenTitle: { fr: 'Quand l’annoncer', en: 'When to announce it' },
  when: { fr: 'Dates de publication', en: 'Publication dates' },
  suggestions: {
    'week-before': { fr: 'Une semaine avant, 18 h', en: 'A week before, 18:00' },
    eve: { fr: 'La veille, 18 h', en: 'The day before, 18:00' },
    'same-day': { fr: 'Le jour même, 9 h', en: 'The day itself, 9:00' },
  },
  atOnce: { fr: 'Tout de suite', en: 'Right away' },
  atOnceHelp: { fr: 'Dans la minute qui suit.', en: 'Within the next minute.' },
  dateFirst: {
    fr: 'Indiquez le début de l’événement pour voir les dates proposées.',
    en: 'Give the start of the event to see the suggested dates.',
  },
  skipped: (name: string, when: string) => ({
    fr: `${name} (${when}) : déjà passé, non proposé.`,
    en: `${name} (${when}): already past, not offered.`,
  }),
  skippedOwn: (when: string) => ({
    fr: `${when} : déjà passé, ne sera pas programmé`,
    en: `${when}: already past, will not be scheduled`,
  }),
  otherTime: { fr: 'Autre date', en: 'Another date' },
  addTime: { fr: 'Ajouter', en: 'Add' },
  removeTime: (when: string) => ({ fr: `Retirer ${when}`, en: `Remove ${when}` }),
  pastTime: {
    fr: 'Cette date est passée : choisissez-en une à venir.',
    en: 'This date is past: choose one to come.',
  },
  previewTitle: { fr: 'Aperçu', en: 'Preview' },
  previewEmpty: {
    fr: 'Cochez un canal pour voir ce qui y paraîtra.',
    en: 'Tick a channel to see what will appear there.',
  },
  previewNeedsDate: {
    fr: 'L’aperçu paraîtra dès que le début de l’événement sera indiqué.',
    en: 'The preview appears once the start of the event is given.',
  },
  room: (shown: string, count: number) => ({
    fr: `encore ${shown} ${count < 2 ? 'caractère' : 'caractères'}`,
    en: `${shown} ${count === 1 ? 'character' : 'characters'} left`,
  }),
  tooLong: (shown: string, count: number) => ({
    fr: `${shown} ${count < 2 ? 'caractère' : 'caractères'} de trop`,
    en: `${shown} ${count === 1 ? 'character' : 'characters'} too many`,
  }),
  textOn: (channel: string) => ({ fr: `Texte pour ${channel}`, en: `Text for ${channel}` }),
  adapt: { fr: 'Adapter le texte pour ce canal', en: 'Adapt the text for this channel' },
  seeResult: { fr: 'Voir le résultat', en: 'See the result' },
  backToCommon: { fr: 'Revenir au texte commun', en: 'Back to the common text' },
  nothingPlanned: {
    fr: 'Sans canal ni date, l’événement est enregistré et rien n’est publié pour l’instant.',
    en: 'Without channel or date, the event is kept and nothing is published yet.',
  },
  count: (value: number, channels: number, times: number) => ({
    fr: `${frenchCount(value, 'publication', 'publications')} : ${frenchCount(channels, 'canal', 'canaux')} et ${frenchCount(times, 'date', 'dates')}.`,
    en: `${count(value, 'publication', 'publications')}: ${count(channels, 'channel', 'channels')} and ${count(times, 'date', 'dates')}.`,
  }),
  keep: { fr: 'Enregistrer l’événement', en: 'Save the event' },
  plan: { fr: 'Programmer', en: 'Schedule' },
  planAsking: { fr: 'Envoyer pour validation', en: 'Send for approval' },
  previewTabs: { fr: 'Canal montré', en: 'Channel shown' },
  tooLongThere: { fr: 'texte trop long', en: 'text too long' },
  planned: (value: number, skipped: number, asks = false) => ({
    fr:
      (value === 0
        ? 'L’événement est enregistré.'
        : asks
          ? `${frenchCount(value, 'publication envoyée pour validation', 'publications envoyées pour validation')}.`
          : `${frenchCount(value, 'publication programmée', 'publications programmées')}.`) +
      (skipped === 0
        ? ''
        : ` ${frenchCount(skipped, 'date passée écartée', 'dates passées écartées')}.`),
    en:
      (value === 0
        ? 'The event is saved.'
        : `${count(value, 'publication', 'publications')} ${asks ? 'sent for approval' : 'scheduled'}.`) +
      (skipped === 0 ? '' : ` ${count(skipped, 'past date', 'past dates')} left out.`),
  }),
  kept: {
    fr: 'Rien n’a été programmé, votre saisie est toujours là.',
    en: 'Nothing was scheduled; what you typed is still there.',
  },
  saved: { fr: 'L’événement est modifié.', en: 'The event is changed.' },
  /** What another person saved of what this one changes too. */
  theirs: {
    title: { fr: 'Ce qui a été enregistré entre-temps', en: 'What was saved meanwhile' },
    pictures: (value: number) => ({
      fr: value === 0 ? 'Aucune image' : frenchCount(value, 'image', 'images'),
      en: value === 0 ? 'No picture' : count(value, 'picture', 'pictures'),
    }),
    nothing: { fr: 'Rien', en: 'Nothing' },
    take: { fr: 'Reprendre', en: 'Take this' },
    takeWhat: (field: string) => ({ fr: `Reprendre${NBSP}: ${field}`, en: `Take this: ${field}` }),
    saveAgain: {
      fr: 'Pour garder ce que vous avez écrit, enregistrez de nouveau.',
      en: 'To keep what you wrote, save again.',
    },
  },
  editKeepsPosts: {
    fr: 'Les publications à venir suivront, sauf celles dont le texte a été adapté à la main. Celles qui ont déjà paru sont corrigées sur place, là où le réseau le permet.',
    en: 'Publications still to come will follow, except those whose text was adapted by hand. Those that have already appeared are corrected where they are, if the network allows it.',
  },
  editAsks: {
    fr: 'Les publications à venir suivront, sauf celles dont le texte a été adapté à la main, et attendront une validation. Celles qui ont déjà paru restent comme elles sont.',
    en: 'Publications still to come will follow, except those whose text was adapted by hand, and will await approval. Those that have already appeared stay as they are.',
  },
  offAgenda: {
    fr: 'Tant que la validation attend, l’événement n’est plus dans l’agenda public.',
    en: 'While it awaits approval, the event is not on the public agenda.',
  },
  editTells: {
    fr: 'Les voisins à qui l’événement a été proposé sont prévenus d’une autre date ou d’un autre lieu ; le comité dont il vient, d’une autre date.',
    en: 'Neighbours to whom the event was proposed are told of another date or place; the committee that it comes from, of another date.',
  },
  addPost: { fr: 'Ajouter une publication', en: 'Add a publication' },
  chooseBoth: {
    fr: 'Cochez au moins un canal et une date.',
    en: 'Tick at least one channel and one date.',
  },
  findings: {
    title: (value: number) => ({
      fr: frenchCount(value, 'point à compléter', 'points à compléter'),
      en: count(value, 'thing to complete', 'things to complete'),
    }),
    missing: {
      title: { fr: 'Donnez un titre à l’événement.', en: 'Give the event a title.' },
      startLocal: {
        fr: 'Indiquez le jour et l’heure du début.',
        en: 'Give the day and time of the start.',
      },
      endLocal: { fr: 'Indiquez la fin.', en: 'Give the end.' },
      place: { fr: 'Indiquez le lieu.', en: 'Give the place.' },
      text: {
        fr: 'Écrivez le texte de la publication.',
        en: 'Write the text of the announcement.',
      },
      channels: { fr: 'Cochez un canal.', en: 'Tick a channel.' },
    },
    beforeStart: { fr: 'La fin précède le début.', en: 'The end comes before the start.' },
    noAlt: (place: number, count: number) => ({
      fr: `Décrivez l’image ${count === 1 ? '' : `${place} `}par un texte alternatif.`,
      en: `Describe ${count === 1 ? 'the picture' : `picture ${place}`} with an alternative text.`,
    }),
    tooManyPictures: (channel: string, most: number) => ({
      fr: `${channel} prend ${frenchCount(most, 'image', 'images')} au plus : retirez-en, ou décochez ce canal.`,
      en: `${channel} takes at most ${count(most, 'picture', 'pictures')}: remove some, or untick this channel.`,
    }),
    noTime: {
      fr: 'Choisissez au moins une date de publication, ou décochez les canaux.',
      en: 'Choose at least one publication date, or untick the channels.',
    },
    noChannel: {
      fr: 'Cochez au moins un canal, ou retirez les dates de publication.',
      en: 'Tick at least one channel, or remove the publication dates.',
    },
    tooLong: (channel: string, by: number) => ({
      fr: `Le texte pour ${channel} a ${frenchCount(by, 'caractère', 'caractères')} de trop.`,
      en: `The text for ${channel} has ${count(by, 'character', 'characters')} too many.`,
    }),
    noPicture: (channel: string) => ({
      fr: `Sans image, rien ne peut paraître sur « ${channel} » : ajoutez une image, ou décochez ce canal.`,
      en: `Without a picture nothing can appear on “${channel}”: add one, or untick this channel.`,
    }),
  },
})
