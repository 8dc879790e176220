import { listed } from '../../../../language/listed.ts'

/** What tells that a text is thanks or a wish to somebody, and nothing more. */
export const addressTerms = {
  openers: listed(`
    merci, bravo, félicitations, bienvenue, chapeau, courage, condoléances, remerciements, vive
    allez, meilleurs, pensée, hommage, bises, bisous, soutien, hâte`),
  /** What may stand before them. */
  leads: listed(`
    un, une, grand, gros, bon, immense, mille, tous, toute, toutes, mon, mes, notre, nos, encore
    bonjour, bonsoir, coucou, sincères, très, et, oui, ah, oh, super, énorme, petit, petite`),
  /** With these more than a name is said of what is praised (« beau trail, il y a des piquets »). */
  sayers: listed(`il, ils, elle, elles, sont, mon, ma, nos, y, reste, restent`),
  /** After « quel » they ask, with or without a question mark. */
  measured: listed(`
    jour, date, heure, soir, matin, semaine, mois, année, an, âge, samedi, dimanche, moment, prix, place
    côté, rue, salle, fois, week, weekend, temps, nom`),
  /** One of them makes words that everybody uses glad ones. */
  glad: listed(`
    bien, joie, heureux, heureuse, plaisir, content, contente, ravi, ravie, ensemble, famille, santé, amour
    enfin, fort, forts, sourire, chance, meilleurs, rêve, rêver, soleil, étoiles, mieux`),
  /** With them they may be a report, an offer or irony. */
  sober: listed(`
    ici, chez, encore, toujours, reste, restent, depuis, lune, rien, trop, seul, seule, froid, vide, rivière
    un, une, des, j, ai, travaille, veux, ils, elles, eux, vu, dans, jardin, résultat, qui, photo, plus`),
  /** With these something is told besides. */
  tellers: listed(`
    je, j, tu, il, elle, ils, elles, on, vous, ça, c, y, que, quand, mairie, toujours, reste`),
  /** So one calls a neighbour. */
  called: listed(
    `mon vieux, ma vieille, mon pote, mon poto, mon coco, ma cocotte, mon lapin, ma poule, mec, frérot, poto`,
  ),
  /** Words that may ask, and do not where somebody is called « tu ». */
  lightToOne: listed(`besoin, glissé, chiens, pneus, bottes, gants`),
} as const
