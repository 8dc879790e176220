import { listed } from '../../../../language/listed.ts'

/**
 * Whole texts of a few words that ask nothing where nothing else is said, by what they tell. With
 * anything beside them that no list has they may report or complain, and count.
 */
export const aloneTerms = {
  /** How somebody feels. */
  moods: listed(`
    on va se régaler, on va encore se régaler, quelle cagne, alléluia, eurêka, banco, cocorico, pas trop tôt, houlà, ouille, tiens donc, tiens tiens, ça alors
    eh oui, hé oui, et oui, eh bé, hé bé, et bé, comme quoi, sans commentaire, no comment, cqfd, mouais
    bof bof, j’avoue, tout s’explique, je comprends mieux, à méditer, grave, si vrai, trop vrai
    bien vrai, c’est bien vrai, c’est si vrai, oh que oui, oh que non, c’est sûr et certain
    ne m’en parle pas, m’en parle pas, ne m’en parlez pas, m’en parlez pas, effrayant, flippant
    terrifiant, ça fait flipper, j’ai horreur de ça, je suis dégoûtée, je suis verte, je suis vert
    jalouse, jaloux, trop jalouse, trop jaloux, je suis jalouse, je suis jaloux, ça fait envie
    on respire, on revit, ça revit, on va pouvoir dormir, on va bien dormir, soulagée, rassurée
    je pleure, j’en pleure, j’ai pleuré, petite larme, la larme à l’œil, les pauvres, pauvre bête
    pauvre minou, pauvre loulou, force à eux, force à elle, force à lui, plein de force
    force et courage, ça me manque, ça nous manque, vous me manquez, le pays me manque
    mon village me manque, le village me manque, le mal du pays, la chance, trop de chance, veinards
    les veinards, je reviendrai, on reviendra, je reviens bientôt, le compte à rebours est lancé
    au taquet, pressée d’y être, trop pressée, impatiente, je trépigne, on trépigne
    je trépigne d’impatience, je trépigne déjà, plus que quelques jours, plus que 3 jours
    plus que 2 jours, plus que 2 dodos, j’ai faim, ça creuse, j’en salive, dur dur, dur dur ce matin
    pas frais ce matin, le réveil a piqué, la grande classe, quelle fierté, quelle santé
    quelle prestance, quelle endurance, de la folie`),
  /** Who is not there, and is sorry. */
  missing: listed(`
    l’année prochaine, la prochaine fois, ce sera pour la prochaine fois, j’aurais bien aimé
    j’aurais aimé, pas dispo, dommage pas dispo, dommage pas là, pas là dommage, pas là désolée
    pas là désolé, dommage on est pas là, dommage je suis pas là, dommage on rentre le lendemain
    dommage pour la pluie, dommage pour le temps`),
  /** Time that passes, ages and likeness. */
  ages: listed(`
    déjà, déjà noël, déjà la rentrée, déjà l’hiver, déjà la fin, déjà la fin des vacances, 10 ans déjà
    20 ans déjà, 30 ans déjà, 50 ans déjà, déjà 10 ans, déjà 20 ans, déjà 50 ans, déjà un an
    un an déjà, ça passe si vite, ça file, ça file trop vite, qu’est-ce que ça passe vite
    que ça passe vite, ils grandissent trop vite, déjà ils grandissent trop vite
    qu’est-ce qu’il a grandi, qu’est-ce qu’elle a grandi, qu’est-ce qu’ils ont grandi, il a pas changé
    elle a pas changé, ils ont pas changé, t’as pas changé, pas pris une ride, il tient de son père
    elle tient de sa mère, tout son père, tout sa mère, tout le portrait de son père
    tout le portrait de sa mère, son portrait craché, c’est son sosie, la relève, toute une vie
    une vie de travail, que d’années, la jeunesse, mes jeunes années, nos jeunes années
    mes vingt ans, mes 20 ans, on était bien, on était heureux, on était insouciants
    on avait rien mais on était heureux, on n’avait rien mais on était heureux, on avait 20 ans
    j’avais 20 ans, j’avais 15 ans, j’étais pas née, j’étais pas né, j’étais même pas née
    j’étais dedans, comme en 76, mon premier instit, mon ancien prof`),
  /** Seasons and weather, which nobody can mend. */
  seasons: listed(`
    c’est l’hiver, c’est l’été, c’est l’automne, c’est noël, c’est de saison, l’été est là
    l’hiver est là, l’hiver arrive, l’automne arrive, l’été arrive, ça sent l’automne, ça sent l’été
    ça sent l’hiver, ça sent le printemps, ça sent noël, ça sent les vacances, ça sent la rentrée
    ça y est c’est noël, la magie de noël, l’esprit de noël, un noël blanc, noël blanc
    un temps de chien, un vrai temps de chien, soupe ce soir, raclette ce soir, crêpes ce soir
    la nature a soif, la terre a soif, les jardins sont contents, les jardins disent merci
    un peu de pluie ferait du bien, un peu de soleil ferait du bien, il faudrait de la pluie
    faudrait de la pluie, il nous faudrait de la pluie, il faut de la pluie, la sibérie
    bienvenue en sibérie, le pôle nord, j’ai chaud, j’ai froid, je fonds
    on fond, ça pèle, ça gèle dur, ça a bien gelé, la mer de nuages, les nuages, les couleurs
    ces couleurs, les étoiles, sacré orage, quel orage cette nuit`),
  /** Assent, and what is done. */
  assent: listed(`
    pareillement, également, normal, logique, impec, validé, approuvé, adopté, mille fois oui, pour, contre, je suis contre
    pour ma part je suis pour, pour ma part je suis contre, 100 pour, fait, déjà fait, fait ce matin
    fait hier, rempli, rempli en 5 minutes, fait en 5 minutes, reçu ce matin, reçu hier
    arrivé ce matin, fallait y penser, il fallait y penser, pourquoi pas, oui pourquoi pas
    faut en profiter, il faut en profiter, faut profiter, on profite, profitons, profitons en
    faut bien rire, faut bien vivre, faut bien s’amuser, ainsi va la vie, tous les ans la même chose
    le monde est petit, je le connais, je la connais, je connais bien, vu de ma fenêtre
    vue de chez moi, je le vois de ma fenêtre, on a tout vu du balcon, j’y passe tous les jours
    j’y suis déjà, j’y vole, ça bosse, ça bosse dur, le boulot est fait, sacré boulot
    sacré personnage, un sacré personnage, un grand homme, des gens en or, des gens bien
    des passionnés, des costauds, les vaillants, toujours dispo, toujours à l’écoute, la crème
    la crème de la crème, le village revit, un village qui vit, un village qui bouge, il était grand temps
    que des têtes connues, je reconnais personne, j’en reconnais quelques uns, salle comble
    carton plein, noir de monde, il y avait du monde, y avait du monde, mission accomplie
    pari réussi, mouillés mais contents, trempés mais heureux, j’ai mon billet, j’ai mes places
    je dis rien, je dirai rien, j’ai rien dit, mytho, menteur, tricheur, tricheuse
    même pas froid, même pas vrai, adjugé`),
} as const
