import { listed } from '../../../../language/text.ts'

/** Mourning. */
export const condolences = {
  reason: 'courtesy',
  title: { fr: 'Condoléances', en: 'Condolences' },
  sentence: {
    fr: 'Qui prend part à un deuil s’adresse à la famille.',
    en: 'Whoever shares in mourning speaks to the family.',
  },
  examples: ['Sincères condoléances à la famille', 'Repose en paix Marcel'],
  unknown: 3,
  terms: listed(`
    adieu, affection, affectueusement, attristé, beileid, bouleversé, c’est triste, condoléances
    cœur lourd, deuil, figure du village, force à vous, gentillesse, grand monsieur, grande dame
    grande perte, herzliches beileid, il me manque, immense perte, immense tristesse, jamais oublié
    je n’oublierai pas, je pense fort, kenavo, là-haut, le village perd, les larmes aux yeux
    manquera, mauvaise nouvelle, mon dieu, morts pour la france, ne jamais oublier
    n’oubliera jamais, n’oublierons jamais, n’oublions jamais, n’oublions pas, nous a quittés
    nous manque déjà, on l’aimait, on n’oublie pas, on pense fort, on t’aimait, oubliera pas
    page se tourne, paix à, parti trop tôt, pauvre bête, peiné, pensée, pensée émue, pensons à
    plus jamais ça, que dieu, quelle mauvaise nouvelle, repos en paix, repose, repose en paix
    reposez en paix, respect éternel, rest in peace, restera dans, rip, si jeune
    sincères condoléances, sincères pensées, soutien à, sympathies, toujours le sourire
    toujours un mot gentil, triste, triste nouvelle, tristesse, trop jeune, un grand monsieur
    un grand vide, un homme bon, un pilier, un vide, une belle personne, une étoile, une figure
    une grande dame, va manquer, va me manquer, va nous manquer, veille sur nous`),
  /** Whom one mourns for; after an article anything else is a thing (« RIP les commerces »). */
  people: listed(`
    famille, proches, parents, enfants, épouse, veuve, femme, mari, fils, fille, ami, amis, artiste
    maman, papa, mamie, papi, grand, petit, petite, mère, père, maître, équipe, champion, pompiers
    endeuillés, monsieur, dame, belle, gars, patron, vieux, vieille, plus, tristesse, peine
    nouvelle, douleur`),
} as const
