import { NBSP, THIN } from '../../language/french.ts'

const hello = 'Bonjour {prénom},'

/**
 * What a commune begins with: true everywhere as they stand, and to be made its own. Nothing of them
 * asks for an address under a public post.
 */
export const usualReplies: readonly { title: string; text: string }[] = [
  {
    title: 'Horaires de la mairie',
    text: `${hello} les horaires de la mairie sont affichés à l’accueil et sur sa page. Si vous ne pouvez pas venir à ces heures, dites-nous quel jour vous conviendrait${NBSP}: nous verrons ce qui est possible.`,
  },
  {
    title: 'État civil',
    text: `${hello} la copie d’un acte de naissance, de mariage ou de décès est gratuite. Elle se demande à la mairie du lieu où l’acte a été dressé, au guichet, par courrier ou sur service-public.gouv.fr.`,
  },
  {
    title: 'Déchets',
    text: `${hello} merci de nous prévenir. Si votre bac n’a pas été ramassé, laissez-le sorti et donnez-nous l’adresse en message privé${NBSP}: nous prévenons le service de collecte.`,
  },
  {
    title: 'Voirie',
    text: `${hello} merci de nous l’avoir signalé. À quel endroit exactement${THIN}? Avec la rue, le numéro le plus proche et si possible une photo, les services techniques iront plus vite.`,
  },
  {
    title: 'Réservation de salle',
    text: `${hello} pour réserver une salle, dites-nous en message privé la date, le nombre de personnes et l’occasion. Nous regardons si elle est libre et vous envoyons les tarifs et le règlement.`,
  },
  {
    title: 'Renseignement sur un événement',
    text: `${hello} le programme, l’heure et le lieu sont dans l’agenda de la commune. S’il vous manque un renseignement, dites-nous lequel.`,
  },
  {
    title: 'Nous transmettons',
    text: `${hello} merci pour votre message. Nous le transmettons au service concerné et revenons vers vous dès que nous avons sa réponse.`,
  },
  {
    title: 'Merci',
    text: `Merci {prénom} pour votre message, et bonne journée${THIN}!`,
  },
]
