import { NBSP } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const calendarSentences = sentences('calendar', {
  tooManyDays: (most: number) => ({
    fr: `Le calendrier se demande du premier au dernier jour, pour ${most} jours au plus.`,
    en: `The calendar is asked for from the first day to the last, for ${most} days at most.`,
  }),
  feed: { fr: 'Cet agenda', en: 'This calendar' },
  feedKnown: {
    fr: 'Cet agenda est déjà dans la liste.',
    en: 'This calendar is in the list already.',
  },
  tooManyFeeds: (most: number) => ({
    fr: `Tambour suit ${most} agendas au plus : retirez-en un.`,
    en: `Tambour follows ${most} calendars at most: remove one.`,
  }),
  feedUnread: (why: Sentence) => ({
    fr: `Cet agenda n’a pas pu être lu${NBSP}: ${why.fr}.`,
    en: `This calendar could not be read: ${why.en}.`,
  }),
  feedGone: {
    fr: 'Il n’y a plus d’agenda à cette adresse : demandez la nouvelle à qui le tient.',
    en: 'There is no calendar at this address any more: ask who keeps it for the new one.',
  },
  feedNotPublic: {
    fr: 'Cet agenda n’est pas public : demandez son adresse publique à qui le tient.',
    en: 'This calendar is not public: ask who keeps it for its public address.',
  },
  feedStatus: (status: number) => ({
    fr: `Le serveur de cet agenda a répondu par une erreur (${status}).`,
    en: `This calendar’s server answered with an error (${status}).`,
  }),
  noFeedThere: {
    fr: 'Il n’y a pas d’agenda lisible à cette adresse : demandez à qui le tient celle du fichier .ics, du fil RSS ou de la page qui annonce ses événements.',
    en: 'There is no calendar that can be read at this address: ask who keeps it for that of the .ics file, of the RSS feed or of the page that announces its events.',
  },
  feedTooHard: {
    fr: 'Cet agenda est trop compliqué à lire : demandez-en un plus simple à qui le tient.',
    en: 'This calendar is too complicated to read: ask who keeps it for a simpler one.',
  },
  post: { fr: 'Cette publication', en: 'This publication' },
  oneOfThese: { fr: 'Une de ces publications', en: 'One of these publications' },
  movedMeanwhile: {
    fr: 'Son heure vient d’être changée par quelqu’un d’autre : regardez le calendrier, puis recommencez.',
    en: 'Somebody else has just changed its time: look at the calendar, then start again.',
  },
  noSuchDate: {
    fr: 'Cette date n’existe pas : choisissez-en une autre.',
    en: 'This date does not exist: choose another.',
  },
  timePast: {
    fr: 'Cette heure est déjà passée : choisissez-en une à venir.',
    en: 'This time is past already: choose one to come.',
  },
  underWay: {
    fr: 'Cette publication est en cours : son heure ne se change plus.',
    en: 'This publication is under way: its time can no longer be changed.',
  },
  published: {
    fr: 'C’est déjà publié : l’heure ne se change plus.',
    en: 'It is published already: the time can no longer be changed.',
  },
  unconfirmed: {
    fr: 'Dites d’abord si cette publication est en ligne.',
    en: 'Say first whether this publication is online.',
  },
  failed: {
    fr: 'Cette publication a échoué : réessayez, ou ajoutez-en une à une autre heure.',
    en: 'This publication failed: try again, or add one at another time.',
  },
  missed: {
    fr: 'Cette publication a manqué son heure : publiez-la, ou ajoutez-en une à une autre heure.',
    en: 'This publication missed its time: publish it, or add one at another time.',
  },
  cancelled: {
    fr: 'Cette publication est annulée : ajoutez-en plutôt une autre.',
    en: 'This publication is cancelled: add another instead.',
  },
  notTogether: {
    fr: 'Ces publications ne vont pas ensemble : déplacez-les une par une.',
    en: 'These publications do not belong together: move them one by one.',
  },
  followsEvent: {
    fr: 'L’événement a changé : donnez d’abord sa nouvelle date, cette publication la suivra.',
    en: 'The event has changed: give its new date first, and this publication will follow it.',
  },
  stateChanged: {
    fr: 'Cette publication vient de changer d’état : regardez où elle en est.',
    en: 'This publication’s state has just changed: look where it stands.',
  },
  reminderDone: {
    fr: 'C’est déjà fait : il n’y a plus d’heure à changer.',
    en: 'It is done already: there is no time left to change.',
  },
})
