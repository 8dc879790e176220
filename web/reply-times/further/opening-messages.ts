import { frenchCount, frenchNumber, isSingular } from '../../../server/language/french.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'

/** « le jeudi de 18 h à 19 h » in the words of a screen: a weekday and two times. */
export type SlotLabel = { weekday: string; from: string; to: string }

/** The words of when people write, and of what an hour more of opening would have brought. */
export const openingMessages = translated({
  title: { fr: 'Quand on vous écrit', en: 'When people write to you' },
  gained: (
    { weekday, from, to }: SlotLabel,
    messages: number,
    shown: { value: string; low: string; high: string; inPeriod: string; aYear: string },
  ) => ({
    fr: `Ouvrir de ${from} à ${to} le ${weekday} aurait mis ${frenchCount(messages, 'message', 'messages')} de plus dans l’objectif, ${shown.value} % des messages de la période (sans doute entre ${shown.low} et ${shown.high} %), pour ${shown.inPeriod} d’ouverture ; ${shown.aYear} par an.`,
    en: `Opening from ${from} to ${to} on ${weekday}s would have put ${count(messages, 'more message', 'more messages')} within the target, ${shown.value}% of the period’s messages (probably between ${shown.low} and ${shown.high}%), for ${shown.inPeriod} of opening; ${shown.aYear} a year.`,
  }),
  supposes: (inHours: string, always: string) => ({
    fr: `Si l’on y avait répondu comme aux heures d’ouverture, où ${inHours} ont leur réponse dans l’objectif ; à toute heure, ${always}. L’horloge est celle de l’habitant, mairie ouverte ou fermée.`,
    en: `Had they been answered as in opening hours, where ${inHours} have their answer within the target; at all hours, ${always}. The clock is the resident’s, whether the mairie is open or closed.`,
  }),
  outOf: (part: string, whole: string, share: string) => ({
    fr: `${part} sur ${whole} (${share})`,
    en: `${part} of ${whole} (${share})`,
  }),
  inWorkingDays: (messages: number) => ({
    fr: `${frenchCount(messages, 'message n’y est', 'messages n’y sont')} pas : l’objectif s’y compte en jours ouvrés.`,
    en: `${count(messages, 'message is', 'messages are')} not in it: the target is counted in working days there.`,
  }),
  noHours: {
    fr: 'Les heures d’ouverture ne sont pas renseignées : rien ne peut être dit d’une heure de plus.',
    en: 'No opening hours are set: nothing can be said of an hour more.',
  },
  onlyDays: {
    fr: 'L’objectif se compte en jours ouvrés : une heure de plus n’y changerait rien.',
    en: 'The target is counted in working days: an hour more would change nothing.',
  },
  tooFew: {
    fr: 'Trop peu de messages à une même heure de fermeture pour dire ce qu’ouvrir une heure de plus apporterait.',
    en: 'Too few messages at any one hour of closing to say what opening an hour more would bring.',
  },
  notSure: {
    fr: 'Pour aucune heure de fermeture on ne peut affirmer qu’ouvrir aurait mis un message de plus dans l’objectif.',
    en: 'No closed hour stands out: opening in it may not have put one more message within the target.',
  },
  nobody: {
    fr: 'Aucun message qui demande une réponse. Dès qu’il y en aura, vous verrez à quelles heures on vous écrit, et ce qu’ouvrir une heure de plus aurait apporté.',
    en: 'No message that needs an answer. As soon as there are some, you will see at what hours people write to you, and what opening an hour more would have brought.',
  },
  legend: {
    fr: 'Plus la case est verte, plus il y en a. Encadrée sur fond teinté : une heure d’ouverture, même en partie.',
    en: 'The greener the box, the more there are. Framed on a tint: an opening hour, if only in part.',
  },
  pointedOut: { fr: 'En tirets : les heures à ouvrir.', en: 'Dashed: the hours to open.' },
  toOpen: { fr: 'à ouvrir', en: 'to open' },
  head: { fr: 'Ouvrir', en: 'Opening' },
  slot: ({ weekday, from, to }: SlotLabel) => ({
    fr: `le ${weekday} de ${from} à ${to}`,
    en: `${weekday}s, ${from} to ${to}`,
  }),
  messages: { fr: 'Messages', en: 'Messages' },
  within: { fr: 'Déjà à temps', en: 'Already on time' },
  more: { fr: 'De plus', en: 'More' },
  uncertain: { fr: 'rien de sûr', en: 'nothing certain' },
  between: (low: string, high: string) => ({ fr: `${low} à ${high}`, en: `${low} to ${high}` }),
  hours: { fr: 'Heures à ouvrir', en: 'Hours to open' },
  hoursToOpen: (hours: number) => ({
    fr: `${frenchNumber(hours, 1)} ${isSingular(hours) ? 'heure' : 'heures'}`,
    en: `${hours.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${hours === 1 ? 'hour' : 'hours'}`,
  }),
  aYear: (hours: string) => ({ fr: `${hours} par an`, en: `${hours} a year` }),
  help: {
    fr: 'Les messages arrivés à cette heure, assez tôt pour avoir leur réponse dans l’objectif avant la fermeture ; cinq au moins, quatre jours au moins. Les jours fériés et de fermeture n’y sont pas.',
    en: 'The messages that came in that hour, early enough to be answered within the target before closing; five at least, on four days at least. Public holidays and closed days are left out.',
  },
})
