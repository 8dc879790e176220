import { listed } from '../../../../language/text.ts'

/** Whole texts of a few words that ask nothing where nothing else is said. */
export const remarks = {
  reason: 'courtesy',
  title: { fr: 'Humeur du moment', en: 'Passing remarks' },
  sentence: {
    fr: 'Une remarque toute faite, et rien d’autre : avec un mot de plus, le message compte.',
    en: 'A ready-made remark, and nothing else: with one more word the message counts.',
  },
  examples: ['Déjà !', 'Prudence à tous', 'Moi aussi'],
  alone: listed(`
    10 ans déjà, 20 ans déjà, à voir, ainsi va la vie, alléluia, approuvé, arrivé ce matin
    autre temps, bon à rappeler, ça alors, ça creuse, ça fait envie, ça fait peur, ça me manque
    ça nous manque, ça passe si vite, ça pèle, ça sent l’automne, ça sent les vacances, ça sent noël
    carton plein, c’est comme ça, c’est de saison, c’est la vie, c’est l’hiver, c’est noël
    c’est pas compliqué, cocorico, comme il a grandi, comme quoi, complètement, contre, de même
    déjà, déjà fait, déjà ils grandissent trop vite, déjà la rentrée, déjà noël, des gens en or
    des passionnés, dommage, dommage pas là, dommage pour la pluie, dommage pour le temps, dur dur
    également, eh bé, eh oui, elle est bonne celle là, encore, enfin, entièrement, et oui, fait
    fallait le faire, fallait pas avoir peur, faut bien rire, faut profiter, foncez, force à elle
    force à eux, force à lui, force et courage, grave, hé oui, houlà, il a pas changé
    il était grand temps, il était temps, il était temps de le rappeler, il faudrait de la pluie
    il faut en profiter, impatiente, inscrit, inscrite, inscrites, inscrits, j’ai chaud, j’ai faim
    j’ai froid, jalouse, jamais contents, jamais rien gagné, j’avoue, je dis rien, je fonds
    je le connais, je le vois de ma fenêtre, je pleure, je reviendrai, je suis contre
    je trépigne d’impatience, j’en pleure, j’en reviens pas, j’espère bien
    j’espère que vous allez le retrouver, j’y crois pas, j’y suis déjà, la chance, la grande classe
    la jeunesse, la mer de nuages, la prochaine fois, la relève, l’année prochaine
    le monde est petit, les couleurs, les étoiles, les nuages, les pauvres, les veinards, logique
    même pas froid, m’en parle pas, menteur, mince, mission accomplie, moi aussi, moi non plus
    no comment, noir de monde, normal, nous non plus, on croise les doigts, on l’espère, on profite
    on respire, on reviendra, on revit, on s’en doutait, on va se régaler, oui pourquoi pas, ouille
    pareillement, parfaitement, pas compliqué, pas cool, pas dispo, pas étonnant, pas là désolé
    pas là désolée, pas moi, pas pris une ride, pas sorcier, pas trop tôt, patience, pauvre bête
    pauvre loulou, petite larme, peut-être, pour, pour ma part je suis pour, pourquoi pas
    prévisible, prudence, prudence à tous, que ça passe vite, quel dommage, quelle cagne
    quelle fierté, qu’il a grandi, rien de nouveau, rien que ça, sacré personnage, salle comble
    sans commentaire, sans doute, sans surprise, santé, t’as pas changé, tiens donc, totalement
    toujours les mêmes, toujours pareil, tout son père, toute une vie, tricheur, trop de chance
    trop dommage, trop jalouse, trop vrai, tu m’étonnes, un an déjà, un grand homme
    un peu de patience, validé, vigilance, vous de même, zut`),
} as const
