import { listed } from '../../../../language/text.ts'

/** A mention of somebody, or words to somebody who is not the mairie. */
export const mention = {
  reason: 'tag',
  title: { fr: 'À quelqu’un d’autre', en: 'To somebody else' },
  sentence: {
    fr: 'La mention d’une personne, seule ou avec quelques mots pour elle, et ce qui se dit en tutoyant : jamais avec un mot sur la mairie.',
    en: 'A mention of a person, alone or with a few words for them, and what is said with “tu”: never with a word about the mairie.',
  },
  examples: ['@Julie', '@Julie on y va ?', 'Tu viens avec nous ?'],
  /** Words to one whom one calls « tu », and what one asks of them. */
  toOne: listed(`
    te, ton, ta, tes, tien, tienne, tiens, regarde, oublie, fais, viens, vas, prends, appelle
    inscris, dis, pense, ma belle, chérie, coquin`),
  /** Words of who goes with whom: after a mention, where nothing else is asked. */
  toUs: listed(`
    tonton, papa, maman, belle, on, ensemble, vamos, go, nous, qui, partant, partante, chaud, chaude
    intéressé, intéressée, ça`),
  /** Words that may ask, and do not after a mention. */
  light: listed(`
    ?, pas, rien, jamais, plus, de, d, des, sans, faut, dois, assez, chien, chat, faudra, prévois
    prêt, réserve, réservé, inscrit, inscris, poubelle, programme, menu, offre, prends, date, rdv
    tenir, dossier, ou, quel, quelle, amener, apporter, acheter, prévu, aucun, déjà, mais, même
    quelqu, un, une, voisin, voisine, faire, fait, annulé, au, secours, dire, dis, sais, sait
    savoir, manger, devant, faudrait, sent, le, la, les, en, à, ce, l, est, peux, peut, oublié
    quand, qui, toujours, emplacement`),
  /** Nor does a friend alone hear that something fails at home. */
  atHome: listed(`
    chez, eau, électricité, courant, lumière, benne, bennes, pétition`),
} as const
