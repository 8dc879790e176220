import { announcementsIn, privateTalksIn, talksIn, words } from './script.ts'

/** Roads, water, waste. */
const works = announcementsIn(words('works'))
/** School, civil status, health, the mairie's own life. */
const services = announcementsIn(words('services'))
/** What the festival committee and the associations organise. */
export const feasts = announcementsIn(words('feasts'))
/** What comes once a year: it would be odd in another month. */
export const seasons = announcementsIn(words('seasons'))

/** What a mairie publishes over the year. */
export const announcements = [...works, ...services, ...feasts, ...seasons]

/** What residents ask in private. */
export const privateTalks = privateTalksIn(words('private-talks'))

/** What residents write on the page of the mairie. */
export const visitorPosts = talksIn(words('visitor-posts'))

/** What the mairie hides when it sees it. */
export const spam: readonly string[] = [
  'Je gagne 3 000 € par semaine depuis chez moi, contactez Monsieur Paul au +000 00 00',
  'PRÊT ENTRE PARTICULIERS EN 48H sans justificatif, écrivez moi en privé',
  'Vends montres de marque pas cher, livraison gratuite',
]

/** The mairie's automatic first answer in Messenger. */
export const instantReply =
  "Bonjour, merci pour votre message. Nous vous répondons dès que possible, aux heures d'ouverture de la mairie : du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, le samedi de 9 h à 12 h."
