import { englishInstant } from '../language/english.ts'
import { frenchInstant, NBSP } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

/** What a mail says of a source that died, or lives again; instants are ms UTC. */
export const feedTexts = sentences('calendar.mail', {
  deadSubject: (source: string, commune: string) => ({
    fr: `«${NBSP}${source}${NBSP}» ne donne plus rien, ${commune}`,
    en: `“${source}” gives nothing any more, ${commune}`,
  }),
  deadTitle: (source: string) => ({
    fr: `«${NBSP}${source}${NBSP}» ne donne plus rien`,
    en: `“${source}” gives nothing any more`,
  }),
  failing: (source: string, readAt: number, zone: string) => ({
    fr: `La source «${NBSP}${source}${NBSP}» ne se lit plus depuis le ${frenchInstant(readAt, zone)}.`,
    en: `The source “${source}” has not been readable since ${englishInstant(readAt, zone)}.`,
  }),
  silent: (source: string) => ({
    fr: `La source «${NBSP}${source}${NBSP}» se lit, mais n’a rien publié depuis six mois.`,
    en: `The source “${source}” can be read, but has published nothing for six months.`,
  }),
  whatNow: {
    fr: 'Tambour continue de la regarder. Si elle a changé d’adresse, ajoutez la nouvelle et retirez celle-ci ; si elle n’existe plus, retirez-la.',
    en: 'Tambour goes on looking at it. If its address has changed, add the new one and remove this; if it is no more, remove it.',
  },
  revivedSubject: (source: string, commune: string) => ({
    fr: `«${NBSP}${source}${NBSP}» est de retour, ${commune}`,
    en: `“${source}” is back, ${commune}`,
  }),
  revivedTitle: (source: string) => ({
    fr: `«${NBSP}${source}${NBSP}» est de retour`,
    en: `“${source}” is back`,
  }),
  revived: (source: string) => ({
    fr: `La source «${NBSP}${source}${NBSP}» donne de nouveau${NBSP}: il n’y a rien à faire.`,
    en: `The source “${source}” gives again: there is nothing to do.`,
  }),
  see: { fr: 'Voir les sources', en: 'See the sources' },
})

/** What who publishes is told of what Météo-France warns of. */
export const vigilanceTexts = sentences('calendar.vigilance', {
  prepare: { fr: 'Préparer l’alerte', en: 'Prepare the warning' },
  whatNow: {
    fr: 'Rien n’est parti : relisez l’alerte que Tambour a préparée, puis envoyez-la, ou laissez-la.',
    en: 'Nothing has left: read the warning that Tambour prepared, then send it, or leave it.',
  },
  why: {
    fr: 'Vous recevez ce message parce que vous publiez pour la commune, et qu’aucun appareil ne peut vous prévenir.',
    en: 'You get this message because you publish for the commune, and no device can tell you.',
  },
})
