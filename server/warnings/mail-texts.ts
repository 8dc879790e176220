import { englishCount } from '../language/english.ts'
import { frenchCount } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

/** What the mairie is told of a drill. */
export const drillTexts = sentences('warnings.drill', {
  title: (first: string) => ({ fr: `EXERCICE. ${first}`, en: `DRILL. ${first}` }),
  nothing: (by: string) => ({
    fr: `${by} a fait un exercice d’alerte. Rien n’est publié, aucun habitant n’est prévenu. Voici ce qui serait parti.`,
    en: `${by} held a warning drill. Nothing is published, no resident is told. Here is what would have gone out.`,
  }),
  pushed: (by: string) => ({
    fr: `${by} fait un exercice d’alerte : aucun habitant n’est prévenu.`,
    en: `${by} holds a warning drill: no resident is told.`,
  }),
  subscribers: (name: string, count: number) => ({
    fr: `${name} (${frenchCount(count, 'abonné', 'abonnés')})`,
    en: `${name} (${englishCount(count, 'subscriber', 'subscribers')})`,
  }),
  byHand: (name: string) => ({ fr: `${name} (à la main)`, en: `${name} (by hand)` }),
  open: { fr: 'Ouvrir les alertes', en: 'Open the warnings' },
  why: {
    fr: 'Vous recevez ce courriel parce que vous pouvez alerter la population pour votre commune.',
    en: 'You get this mail because you may warn everybody for your commune.',
  },
})
