import { NBSP } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const calendarSentences = sentences('calendar', {
  tooManyDays: (most: number) => ({
    fr: `Le calendrier se demande du premier au dernier jour, pour ${most} jours au plus.`,
    en: `The calendar is asked for from the first day to the last, for ${most} days at most.`,
  }),
  feed: { fr: 'Cette source', en: 'This source' },
  item: { fr: 'Cet article', en: 'This article' },
  itemPicture: { fr: 'L’image de cet article', en: 'The picture of this article' },
  itemRelayed: (by: string | null) => ({
    fr: `C’est déjà relayé, par ${by ?? 'un collègue'}.`,
    en: `It is relayed already, by ${by ?? 'a colleague'}.`,
  }),
  noItems: {
    fr: 'Cette source est suivie pour ses événements : elle n’a rien à relayer.',
    en: 'This source is followed for its events: it has nothing to relay.',
  },
  feedKnown: {
    fr: 'Cette adresse est déjà dans la liste.',
    en: 'This address is in the list already.',
  },
  tooManyFeeds: (most: number) => ({
    fr: `Tambour suit ${most} agendas au plus : retirez-en un.`,
    en: `Tambour follows ${most} calendars at most: remove one.`,
  }),
  feedUnread: (why: Sentence) => ({
    fr: `Cette adresse n’a pas pu être lue${NBSP}: ${why.fr}.`,
    en: `This address could not be read: ${why.en}.`,
  }),
  feedGone: {
    fr: 'Il n’y a plus rien à cette adresse : demandez la nouvelle à qui tient le site.',
    en: 'There is nothing at this address any more: ask who keeps the site for the new one.',
  },
  feedNotPublic: {
    fr: 'Il faut se connecter pour lire cette adresse : demandez-en une publique à qui tient le site.',
    en: 'One has to sign in to read this address: ask who keeps the site for a public one.',
  },
  keyRefused: {
    fr: 'Météo-France refuse cette clé : vérifiez sur portail-api.meteofrance.fr que l’application est abonnée aux « Données Publiques Vigilance », et créez-y une clé sans date de fin.',
    en: 'Météo-France refuses this key: check on portail-api.meteofrance.fr that the application is subscribed to “Données Publiques Vigilance”, and make a key there without an end.',
  },
  noVigilance: {
    fr: 'Cette adresse ne donne pas la carte de vigilance de Météo-France, ou la carte ne dit rien de votre département\u00a0: celle-ci ne couvre pas l’outre-mer.',
    en: 'This address does not give the vigilance map of Météo-France, or the map says nothing of your department: it does not cover overseas.',
  },
  noDepartment: {
    fr: 'Indiquez d’abord le département de la commune dans les réglages.',
    en: 'Say the commune’s department in the settings first.',
  },
  feedStatus: (status: number) => ({
    fr: `Le serveur de cette adresse a répondu par une erreur (${status}).`,
    en: `The server of this address answered with an error (${status}).`,
  }),
  noFeedThere: {
    fr: 'Il n’y a ni agenda ni fil d’actualités à cette adresse : demandez à qui tient le site celle du fichier .ics, du fil RSS ou de la page qui annonce ses événements.',
    en: 'There is neither a calendar nor a news feed at this address: ask who keeps the site for that of the .ics file, of the RSS feed or of the page that announces its events.',
  },
  feedDamaged: {
    fr: 'Le fil d’actualités de cette adresse est abîmé : prévenez qui tient le site.',
    en: 'The news feed of this address is damaged: tell who keeps the site.',
  },
  feedSilent: {
    fr: 'Cette source n’a rien publié depuis six mois.',
    en: 'This source has published nothing for six months.',
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
