import { listed } from '../../../../language/text.ts'

/** What tells that a text which counts most probably wants no answer. */
export const doubt = {
  /** The writer tells of themselves. */
  writer: listed(`je, j, m, moi, me, mon, ma, mes, mien, mienne`),
  /** They talk to somebody whom they call « tu ». */
  friend: listed(`tu, toi, te, ton, ta, tes, tien, tienne`),
  /** Words that may ask, and do not where somebody remembers or talks to a friend. */
  harmless: listed(`
    fait, faire, fais, faut, quand, où, ou, quoi, quel, quelle, pas, rien, jamais, déjà, dire, heure
    heures, chien, chat, arbre, voisin, voisine, mais, même, sans, pourquoi, combien, dois`),
  /** What lasts, or stays undone: it may be a complaint. */
  lasting: listed(`depuis, enfin, toujours, encore, reste, plus, non, vide, trop, pareil, idem`),
  /** What may put something right. */
  negations: listed(`pas, non, plutôt, ne, n`),
  /** What lasts or is empty: said to a resident, it is still for the mairie to hear. */
  unmended: listed(`depuis, toujours, encore, vide, idem, pareil`),
  /** How an answer to a resident begins. */
  answers: listed(`oui, non, si, ah, ben, bah, bé, mais, ouais, nan, euh, oh, eh`),
  /** Where something may be broken. */
  places: listed(`rue, chemin, route, impasse, place, lotissement, hameau, quartier`),
} as const
