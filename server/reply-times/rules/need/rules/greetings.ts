import { listed } from '../../../../language/text.ts'

/** Greeting and leave. */
export const greetings = {
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
