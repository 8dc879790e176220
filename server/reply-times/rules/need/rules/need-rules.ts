import { listed } from '../../../../language/text.ts'
import { agreement } from './agreement.ts'
import { attendance } from './attendance.ts'
import { condolences } from './condolences.ts'
import type { DescribedRule } from './described-rule.ts'
import { laughter } from './laughter.ts'
import { memories } from './memories.ts'
import { mention } from './mention.ts'
import { praise } from './praise.ts'
import { remarks } from './remarks.ts'
import { wishes } from './wishes.ts'

/** Who thanks, and what is answered to thanks. */
const thanks = {
  reason: 'courtesy',
  title: { fr: 'Remerciements', en: 'Thanks' },
  sentence: {
    fr: 'Qui dit merci, et de quoi, n’attend plus rien.',
    en: 'Whoever says thank you, and for what, waits for nothing more.',
  },
  examples: ['Merci beaucoup pour l’info !', 'Merci du rappel'],
  unknown: 2,
  terms: listed(`
    спасибо, дякую, شكرا, 1000 mercis, aide précieuse, beau geste, bedankt, belle attention
    c’est gentil, c’est gentil de prévenir, c’est normal, c’est très aimable, choukran, dank u
    danke, dankeschön, de rien, du fond du cœur, grâce à vous, gracias, gramaci, gratitude, grazie
    grazie mille, immense merci, infiniment merci, je remercie, je vous en prie, je vous remercie
    joli geste, m’a aidé, mci, mercé, merci, merci aux voisins, merci d’avance pour cette
    merci de l’avoir, merci de l’info, merci de ne pas les oublier, merci de nous tenir au courant
    merci de penser à eux, merci de prévenir, merci de votre gentillesse, merci de votre réactivité
    merci infiniment, merci pour ces explications, merci pour la réponse, merci pour le message
    merci pour le numéro, merci pour le plan, merci pour le rappel, merci pour les précisions
    merci pour l’explication, mersi, mersi braz, mèsi, mèsi anpil, mici, milesker, mille mercis, mrc
    muchas gracias, nous remercions, obg, obrigada, obrigado, ont aidé, pas de quoi, patience d’ange
    quelle attention, reconnaissance, reconnaissant, remerciements, sans eux, sans vous
    thank you so much, thanks, thx, touché, trop aimable, trugarez, trugarez deoc’h`),
} as const

/** Greeting and leave. */
const greetings = {
  reason: 'courtesy',
  title: { fr: 'Salutations', en: 'Greetings' },
  sentence: {
    fr: 'Un bonjour ou un au revoir, et rien d’autre : un seul mot inconnu à côté, et le message compte.',
    en: 'A hello or a goodbye, and nothing else: one unknown word beside it, and the message counts.',
  },
  examples: ['Bonjour à tous', 'Bonne soirée à vous aussi'],
  terms: listed(`
    à bientôt, à demain, à la prochaine, à plus, à plus tard, à très bientôt, à très vite
    adieu à tous, adissiatz, amicalement, amitiés, au revoir, beau week-end, belle fin de semaine
    belle journée, belle nuit, belle soirée, bien à vous, bises, bisous, bjr, bom dia, bon dimanche
    bon week-end, bonjour, bonne année, bonne fin de journée, bonne fin de semaine, bonne journée
    bonne nuit, bonne semaine, bonne soirée, bonnes fêtes, bonnes vacances, bonsoir, bsr, buongiorno
    cc, cdlt, cdt, chaleureusement, ciao, cordialement, coucou, demat, excellente soirée, hello, hey
    hi, hola, je vous embrasse, joyeuses fêtes, joyeux Noël, meilleurs vœux, olá, re bonjour
    rebonjour, respectueusement, salam, salut, salutations, slt, sportivement, tchao`),
} as const

/** Emoji alone. */
const emoji = {
  reason: 'emoji',
  title: { fr: 'Des émojis seuls', en: 'Emoji alone' },
  sentence: {
    fr: 'Un cœur, un pouce ou un rire sans un mot.',
    en: 'A heart, a thumb or a laugh without a word.',
  },
  examples: ['👏👏', '❤️ !'],
} as const

/** Every rule by which a text needs no answer, as *Aide* lists them. */
export const needRules = {
  thanks,
  greetings,
  praise,
  wishes,
  condolences,
  attendance,
  agreement,
  laughter,
  memories,
  remarks,
  mention,
  emoji,
} as const satisfies Record<string, DescribedRule>
export type NeedRule = keyof typeof needRules

/** Rules of kind words: one of their phrases makes a text kind. */
export const kindRules = [
  'laughter',
  'attendance',
  'wishes',
  'thanks',
  'praise',
  'condolences',
  'memories',
  'agreement',
] as const
export type KindRule = (typeof kindRules)[number]
