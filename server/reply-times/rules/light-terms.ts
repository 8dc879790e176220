import { listed } from './listed.ts'

/** What tells that a text is said lightly (reply-lightly.ts), and to whom (reply-rules.ts). */
export const lightTerms = {
  /** Words that may ask, and do not where somebody laughs. */
  laughing: listed(
    `aucun, déjà, mais, même, quelqu, un, une, voisin, voisine, faire, fait, annulé`,
  ),
  /** Nor where somebody remembers. */
  remembering: listed(`
    pas, rien, jamais, sans, des, de, d, du, le, la, les, que, en, au, à, rue, cher, chat, chien, poule, vache, cheval, mouton, arbre, école, pont, mur, toit, car, bus
    ligne, place, acheter, vendre, docteur, médecin, herbes, boue, odeur, musique, argent
    casquette, lunettes, cantine, peur, menu, prix, chemin, manger, plus`),
  /** Nor where a friend is tagged. */
  befriending: listed(`
    ?, pas, rien, jamais, plus, de, d, des, sans, faut, dois, assez, chien, chat
    prêt, réserve, réservé, inscrit, inscris, poubelle, programme, menu, offre, prends, date, rdv, tenir
    amener, apporter, acheter, prévu`),
  /** What the mairie should hear, laughing or not. */
  heard: listed(`depuis, pareil, idem, panne, signalé, ils, place, lotissement, hameau, quartier`),
  /** Nor does a friend alone hear that something fails at home. */
  atHome: listed(`chez, eau, électricité, courant, lumière`),
  /** Who grins tells of themselves, or of the one they talk to. */
  ourselves: listed(`je, j, moi, me, m, mon, ma, mes, on, nous, tu, toi, t, ton, ta, tes`),
  /** Then and now: that may be a complaint. */
  now: listed(`maintenant, aujourd, désormais, dommage, mieux, avant, hier, cette, moins`),
  memories: listed(`souvenirs, nostalgie, nostalgique`),
  /** What may stand between « on » and what on did. */
  between: listed(
    `y, s, se, l, le, la, les, en, lui, leur, m, me, nous, ne, n, tous, toutes, a, avait`,
  ),
} as const

/** What tells that a text is thanks or a wish to somebody, and nothing more. */
export const addressTerms = {
  openers: listed(`
    merci, bravo, félicitations, bienvenue, chapeau, courage, condoléances, remerciements, vive
    allez, meilleurs, pensée, hommage, bises, bisous, soutien, hâte`),
  /** What may stand before them. */
  leads: listed(`
    un, une, grand, gros, bon, immense, mille, tous, toute, toutes, mon, mes, notre, nos, encore
    bonjour, bonsoir, coucou, sincères, très, et, oui, ah, oh, super, énorme, petit, petite`),
  /** With these something is told besides. */
  tellers: listed(`
    je, j, tu, il, elle, ils, elles, on, vous, ça, c, y, que, quand, mairie, toujours, reste`),
} as const
