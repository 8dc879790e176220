import { listed } from '../../../../language/text.ts'

/** Words that change nothing beside others: the most frequent ones, people and things of a village. */
export const plainTerms = listed(`
  le, la, les, l, un, une, des, du, de, d, au, aux, à, en, et, ou bien, dans, sur, sous, avec, pour
  pr, par, chez, entre, vers, depuis, pendant, après, avant, ce, cet, cette, ces, ça, cela, ceci, ci
  s, se, que, qu, qui, dont, si, y, n, ne, t, j, me, te, je, tu, il, elle, on, nous, vous, ils
  elles, eux, lui, leur, toi, soi, mon, ma, mes, ton, ta, tes, son, sa, ses, notre, nos, votre, vos
  the, for, from, our, your, you, we, so, all, and, of, to, in, place, english, neighbours
  absolutely, news, night, week, est, es, suis, sommes, êtes, sont, été, était, étaient, étais
  étions, sera, serai, seront, soit, fut, être, ai, as, ont, avons, avez, avait, avais, avaient
  aura, aurai, avoir, va, vas, vont, vais, allons, aller, font, fais, fera, voit, vois, voir, revoir
  revoit, vu, vue, passe, passer, mis, mise, venir, venu, viennent, vient de, je viens de, reste
  restent, travaille, travaillent, bosse, bossent, organise, organiser, préparé, rendre, rend, rendu
  faisait, faisaient, voulu, tenu, tient, tenir, offert, accueil, réalisé, vécu, vivre, vit, dit, lu
  lire, écouter, chanté, chanter, danser, jouer, joué, rêve, rêver, rester, continue, gère, connu
  rencontré, pris, prendre, monter, descendre, regarder, découvrir, découvert, retrouver, revenir
  grandi, très, trop, vraiment, vrmt, bien, bcp, tout, tous, encore, toujours, souvent, aussi
  pareillement, surtout, même, autant, un peu, tant, enfin, juste, franchement, sincèrement
  simplement, grave, ensemble, ici, hier, aujourd’hui, demain, maintenant, bientôt, longtemps, jour
  journée, soir, matin, midi, nuit, week-end, semaine, mois, an, ans, année, années, fois, moment
  instant, heureux, heureuse, content, ravi, joie, amour, vie, santé, oui, non, hein, voilà, eh, ben
  bé, bah, bon, bonne, bons, grand, gros, petit, jeune, vieux, vieille, ancien, nouveau, nouvelle
  premier, dernier, autre, seul, vrai, plein, simple, chaque, plusieurs, quelques, rudement, sacré
  digne, mieux, plus souvent, en tout cas, sans hésiter, sans doute, sans compter, et puis, comme
  quand on voit, quand je vois, ainsi, froid, tôt, là-bas, partout, autour, ailleurs, loin, près
  fin, début, famille, proches, enfant, maman, papa, mamie, papi, papy, pépé, mère, père, parents
  frère, soeur, fille, fils, garçon, mari, femme, homme, gens, gars, dame, monsieur, madame, mr
  messieurs, mesdames, ami, amis, amie, copain, copine, collègue, chéri, loulou, bébé, gagnant
  bachelier, diplômés, gamin, champions, musicien, choristes, acteurs, joueurs, coureurs
  organisateur, bénévole, participants, employé, agent, équipe, services techniques, élus, élu, élue
  maire, adjoint, conseillers, conseil municipal, municipalité, municipal, mairie, commune, communal
  communaux, village, bourg, hameau, ville, pays, région, clocher, église, chapelle, lavoir
  fontaine, moulin, château, placette, jardin, jardinier, parc, lac, étang, canal, rivière, plage
  campagne, montagne, forêt, vignes, champs, nature, paysage, soleil, lune, étoiles, neige, lever
  coucher, couleur, lumière, automne, hiver, printemps, fleur, fleuri, article, reportage, page
  bulletin, publication, boulot, énergie, patience, réactivité, rapidité, soutien, initiative, idée
  idées, projet, réalisation, résultat, restauration, organisation, ambiance, échange, école
  maîtresse, maître, instit, atsem, animateurs, directrice, élèves, classe, cp, ce1, ce2, cm1, cm2
  maternelle, collège, pompier, sapeurs-pompiers, facteur, factrice, boulanger, boulangerie, boucher
  café, épicerie, restaurant, commerçants, commerce, producteurs, agriculteurs, chasseurs
  association, asso, assos, club, comité, amicale, foot, pétanque, rugby, basket, judo, habitants
  citoyens, monde, public, visiteurs, touristes, séjour, vacances, rentrée, retraite, aînés, colis
  chocolats, gâteau, crêpes, pain, vin, verre, bière, soupe, fromage, gaufres, jambon, info
  information, réponse rapide, retour, courant, dossier de ma, patrimoine, histoire, époque, tête
  mains, yeux, bras, âme, esprit, plaisir, sourire, larmes, émotion, surprise, cadeau, médaille
  victoire, finale, but, match, saison, réveillon, chance, suite, carrière, mandat, élection, terre
  mer, drapeau, dieu, seigneur, belgique, france, bretagne, nord, sud, alsace, québec, réunion
  wales, angleterre, portugal, espagne, italie, paris, lyon, à jamais, plus loin, plus près
  plus haut, plus fort, de plus en plus, encore plus, bien plus, non plus, pas que, rien que pour
  en rien, pas loin, pas trop, pas grave, c’est pas grave, n’est pas rien, pas seulement, pas simple
  n’oublions pas, sans fin, faut le dire, faut dire, c’est-à-dire, comment dire, peut-être
  je voulais juste dire, je voulais dire, dire merci, dire combien, fait faire, à faire, me donne
  donne des, quelque chose, quelque part, comme quoi, n’importe, quand même, de bonne heure, l’heure
  des heures, mais de tout cœur, mais je suis de tout cœur, mais amusez vous, mais bon, mais quel
  mais oui, mais surtout, mais si, mais tout, mais bien, non mais, prix de la, premier prix
  deuxième, troisième, second, mes voisins, nos voisins, mon voisin, ma voisine, la voisine
  les voisins, entre voisins, mon chien, mon chat, les chiens, voiture, policiers, cantinières
  cuisinières, soignants, éboueurs, vétérinaire, candidats, donneurs, samedi, dimanche, lundi, mardi
  mercredi, jeudi, vendredi, janvier, février, mars, avril, juin, juillet, août, septembre, octobre
  novembre, décembre, jumeaux, jumelles, arrière-petit, petite-fille, petits-enfants, cousin, tata
  tonton, marraine, parrain, coeur de ville, coeur du village, coeur du bourg, qualité de
  sans problème, de plus en plus beau, rien que ça, pas longtemps, c’est pas rien, pas de doute
  aucun doute, sans aucun doute, sans oublier, sans pareil, sans modération, ça va sans dire
  on peut le dire, n’est-ce pas, je voulais vous dire, juste dire, je tenais à, je tiens à
  dire bravo, dire un grand merci, combien nous, combien je, bien faire, donner envie
  heures de travail, mais aussi, mais trop, ouverture du bal, cher ami, chers amis, chère amie
  mes chers, très cher, cher voisin, à toutes, à toutes et à tous, à toute l’équipe, toute l’équipe
  beaucoup, particulièrement, honnêtement, également, autant, nombreux, parfois, presque`)

/** What a village lives by: likewise, but no mere greeting is left out with them. */
export const villageTerms = listed(`
  massif, plantes, roses, décor, décoration, illuminations, sapin, guirlande, noël, pâques, fête
  fêter, festival, concert, spectacle, bal, cérémonie, carnaval, marché, kermesse, loto, repas
  buffet, goûter, cross, course, balade, feu d’artifice, défilé, char, costumes, déguisements
  exposition, expo, film, livre, lecture, musique, chorale, fanfare, voix, photo, image, video
  aire de jeux, jeux, bibliothèque, médiathèque, salle des fêtes, tracteur, tradition, messe
  procession, breton, fest, noz, bagad, calèche, manège, poney, parcours, trail, montée, podium
  dossard, ravitaillement, signaleurs, hand, vtt, troupe, théâtre, acteur, scène, chant, danse
  tableaux, peinture, sculpture, fresque, vitrail, statue, cloches, coq, galettes, saucisses, frites
  merguez, couscous, choucroute, raclette, barbecue, pique-nique, comice, vendanges, cidre, apéritif
  rock, accordéon, violon, guitare, batterie, harmonie, chansons, gym, yoga, zumba, natation, belote
  tarot, poireaux, noces, diamant, baptême, communion, naissance, cuisine, traiteur, dessert
  plateau, table, confettis, lampions, ballons, bougies, salle de sport, salle des sports
  salle polyvalente, salle de classe, cette salle, dans la salle, vélo, sabots, baguette, brioche
  tarte, confiture, miel, cerises, truite`)

/** How people write in haste. */
export const shortForms: Record<string, readonly string[]> = Object.fromEntries(
  listed(`
    cest = c est, cetait = c etait, jai = j ai, jy = j y, ya = y a, yavait = y avait
    jadore = j adore, jaime = j aime, jirai = j irai, jespere = j espere, dhab = d hab
    dsl = desole, desole = desole, bcp = beaucoup, bcq = beaucoup, tt = tout, tte = toute
    ts = tous, tjs = toujours, tjrs = toujours, vs = vous, ns = nous, ds = dans, ptit = petit
    ptite = petite, ptits = petits, qd = quand, qqn = quelqu un, msieur = monsieur, bn = bon
    mm = meme, jsuis = je suis, jsui = je suis, jpeux = je peux, jvais = je vais, chui = je suis
    chuis = je suis, lapero = apero, tlm = tout le monde, fbcc = felicitations, joyeu = joyeux
    felicitation = felicitations, ane = annee, tousse = tous, voeu = voeux, jvous = je vous
    auj = aujourd hui, anniv = anniversaire, bonane = bonne annee, biz = bises, bizs = bises
    dacc = d accord, ouai = ouais, oue = ouais, oui = oui, oe = ouais, noel = noel`)
    .map(pair => pair.split(' = '))
    .map(([short = '', long = '']) => [short, long.split(' ')]),
)

/** Faces drawn with punctuation: they count as emoji. */
export const emoticons = listed(
  ':), :-), ;), ;-), :(, :-(, :D, :-D, :p, :P, :-p, :-P, xD, XD, ^^, <3',
)

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
