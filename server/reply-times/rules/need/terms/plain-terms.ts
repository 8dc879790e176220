import { listed } from '../../../../language/listed.ts'

/**
 * Words that change nothing: they may stand anywhere beside words of courtesy. Most frequent words
 * of the language that carry no request, the people and the things of a village.
 */
export const plainTerms = listed(`
    le, la, les, l, un, une, des, du, de, d, au, aux, à, en, et, ou bien, dans, sur, sous, avec
    pour, pr, par, chez, entre, vers, depuis, pendant, après, avant, ce, cet, cette, ces, ça, cela
    ceci, ci, s, se, que, qu, qui, dont, si, y, n, ne, t, j, me, te, je, tu, il, elle, on, nous
    vous, ils, elles, eux, lui, leur, toi, soi, mon, ma, mes, ton, ta, tes, son, sa, ses, notre
    nos, votre, vos, the, for, from, our, your, you, we, this, so, all, and, of, to, in, place
    coeur de ville, coeur de village, coeur du village, coeur de bourg, coeur du bourg, qualité de
    la classe des, la classe de, la classe du, dans la classe, sa classe, leur classe, une classe
    english, neighbours, friends, absolutely, news, night, week, day, evening, est, es, suis, sommes, êtes, sont, été, était, étaient, étais
    étions, sera, serai, seront, soit, fut, être, ai, as, ont, avons, avez, avait, avais, avaient
    aura, aurai, avoir, va, vas, vont, vais, allons, aller, font, fais, fera, voit, vois, voir
    revoir, revoit, vu, vue, passe, passons, passer, mis, mise, venir, venu, viennent, vient de
    je viens de, reste, restent, travaille, travaillent, bosse, bossent, organise, organiser
    préparé, participé, participer, rendre, rend, rendu, rendez, faisait, faisaient, voulu, tenu
    tient, tenir, embellit, embellissent, illumine, offert, accueil, accueilli, réalisé, vécu
    vivre, vit, dit, lu, lire, écouter, chanté, chanter, danser, jouer, joué, rêve, rêver, rester
    continue, gère, gérer, gèrent, connu, rencontré, pris, prendre, monter, descendre, regarder
    admirer, découvrir, découvert, retrouver, revenir, reviendrai, reviendra, reviendrons, grandi
    grandit, manger des yeux, très, trop, vraiment, vrmt, bien, bcp, beaucoup, tout, tous, encore
    toujours, souvent, aussi, également, pareillement, surtout, même, autant, un peu, tant, enfin
    juste, franchement, honnêtement, sincèrement, simplement, particulièrement, hyper, ultra, méga
    grave, ensemble, ici, hier, aujourd’hui, demain, maintenant, bientôt, longtemps, jour, journée
    soir, matin, midi, nuit, week-end, semaine, mois, an, ans, année, années, fois, moment, instant
    heureux, heureuse, content, ravi, joie, amour, vie, santé, oui, non, hein, voilà, eh, ben, bé
    bah, bon, bonne, bons, grand, gros, petit, ptit, jeune, vieux, vieille, ancien, nouveau
    nouvelle, premier, dernier, autre, seul, vrai, plein, simple, chaque, plusieurs, quelques
    rudement, sacré, digne, mieux, plus souvent, en tout cas, sans hésiter, sans doute
    sans exception, sans problème, sans relâche, sans compter, et puis, comme, lorsque
    quand on voit, quand je vois, ainsi, notamment, froid, tôt, là-bas, partout, autour, ailleurs
    loin, près, fin, début, famille, proches, enfant, maman, papa, mamie, papi, papy, pépé, mère
    père, parents, frère, soeur, fille, fils, garçon, mari, femme, homme, gens, gars, dame
    monsieur, madame, mr, mlle, messieurs, mesdames, ami, amis, amie, copain, copine, collègue
    chéri, belle-famille, loulou, bébé, gagnant, lauréat, bachelier, diplômés, gamin, champions
    musicien
    chanteurs, choristes, danseurs, danseuses, comédiens, acteurs, joueurs, joueuses, coureurs
    sportifs, organisateur, organisatrices, bénévole, exposants présents, participants, employé
    agent, agents techniques, équipe, équipe technique, services techniques, élus, élu, élue, maire
    adjoint, conseillers, conseil municipal, municipalité, municipal, municipaux, mairie, commune
    communal, communaux, village, villageois, bourg, hameau, ville, pays, région, clocher, église
    chapelle, lavoir, fontaine, moulin, château, placette, jardin, jardinier, parc, lac, étang
    canal, rivière, plage, campagne, montagne, forêt, vignes, champs, nature, paysage, soleil, lune
    étoiles, neige, lever, coucher, couleur, lumière, automne, hiver, printemps, fleur, fleuri
    article, reportage, page, panneau pocket, bulletin, publication, boulot, engagement, dévouement
    investissement, implication, énergie, patience, générosité, professionnalisme, disponibilité
    réactivité, rapidité, soutien, initiative, idée, idées, projet, réalisation, résultat
    rénovation, restauration, organisation, ambiance, convivialité, échange, école, maîtresse
    maître, instit, atsem, animateurs, directrice, élèves, classe, cp, ce1, ce2, cm1, cm2
    maternelle, collège, pompier, sapeurs-pompiers, facteur, factrice, boulanger, boulangerie
    boucher, café, épicerie, restaurant, commerçants, commerce, producteurs, agriculteurs
    chasseurs, association, asso, assos, club, comité, amicale, foot, football, pétanque, rugby
    basket, judo, habitants, citoyens, monde, peuple, public, spectateurs, visiteurs, touristes
    séjour, vacances, rentrée, retraite, aînés, seniors, doyenne, colis, chocolats, gâteau, crêpes
    pain, vin, verre, bière, soupe, fromage, gaufres, jambon, info, information, réponse rapide
    réponse claire, retour, explication claire, courant, dossier de ma, patrimoine, histoire
    époque, tête, mains, yeux, bras, âme, esprit, plaisir, sourire, larmes
    émotion, surprise, cadeau, médaille, prix d’honneur, victoire, finale, but, match, saison
    tournoi, réveillon, ramadan, chance, suite, avenir, succès, carrière, mandat, élection
    rappel historique, terre, mer, combattants, drapeau, dieu, seigneur, belgique, france
    bretagne, nord, sud, alsace, québec, réunion
    wales, angleterre, portugal, espagne, italie, allemagne, paris, lyon, à jamais, jamais loin
    plus loin, plus près, plus haut, plus fort, plus longtemps, de plus en plus beau
    de plus en plus belle, de plus en plus, encore plus, bien plus, d’autant plus, non plus
    pas que, rien que pour, rien que ça, mine de rien, en rien, pas loin, pas trop, pas longtemps
    pas grave
    c’est pas grave, c’est pas rien, n’est pas rien, pas seulement, pas toujours facile, pas facile
    c’est pas facile, pas simple, pas évident, pas à pas, pas de doute, aucun doute
    sans aucun doute, n’oublions pas, sans oublier, sans fin, sans pareil, sans conteste
    sans réserve, sans modération, sans filtre, ça va sans dire, cela va sans dire, c’est peu dire
    on peut le dire, faut le dire, faut le reconnaître, faut dire, je dois dire, on doit dire
    je dois l’avouer, faut l’avouer, c’est-à-dire, comment dire, que dire
    c’est le moins qu’on puisse dire, n’est-ce pas, peut-être, ne peux que, ne peut que
    je voulais juste dire, je voulais vous dire, je voulais dire, juste dire, je tenais à
    je tiens à, dire merci, dire bravo, dire un grand merci, dire un grand bravo, dire combien
    à quel point, combien nous, combien je, fait faire, à faire, bien faire, savoir-faire
    savoir vivre, laissez moi, donner envie, me donne, donne des, quelque chose, quelque part
    comme quoi, n’importe, quand même, c’est pas tout, à toute heure, de bonne heure, l’heure
    heure de gloire, heures de travail, heures de bénévolat, des heures, mais de tout cœur
    mais je suis de tout cœur, mais amusez vous, mais bon, mais quel, mais oui, mais surtout
    mais aussi, mais tellement, mais si, mais trop, mais tout, mais bien, non mais
    ouverture du bal, ouverture d’esprit, en ligne droite, prix de la, premier prix, 1er prix
    deuxième prix, deuxième, troisième, second, cher ami, chers amis, chère amie, mes chers
    très cher, cher monsieur, cher collègue, cher voisin, mes voisins, nos voisins, mon voisin
    ma voisine, la voisine, les voisins, entre voisins, voisins au top, mon chien, mon chat
    les chiens, nos chiens, voiture, vélos fleuris, motos anciennes, policiers, cantinières
    cuisinières, cuisiniers, hospitaliers, ambulanciers, soignants, éboueurs, vétérinaire, candidats
    donneurs, samedi, dimanche, lundi, mardi, mercredi, jeudi, vendredi, janvier, février, mars
    avril, juin, juillet, août, septembre, octobre, novembre, décembre, jumeaux, jumelles
    arrière-petit, petit-fils, petite-fille, petits-enfants, grand-mère, grand-père, cousin, cousine
    tata, tonton, marraine, parrain`)

/**
 * What is on at a village's feasts, matches and tables: as plain as the others beside praise or
 * thanks, but a greeting with them may be about a hall or a course.
 */
export const villageTerms = listed(`
    fleurissement, massif, plantes, roses, décor, décoration, illuminations, sapin, guirlande
    crèche de noël, noël, pâques, fête, fêter, festival, concert, spectacle, bal, cérémonie
    commémoration, carnaval, marché, brocante, kermesse, loto, repas, buffet, goûter, cross, course
    randonnée, balade, feu d’artifice, défilé, char, costumes, déguisements, animation, exposition
    expo, film, livre, lecture, musique, orchestre, chorale, fanfare, voix, photo, image, video
    équipement, aire de jeux, jeux, bibliothèque, médiathèque, salle des fêtes, cimetière fleuri
    tracteur, tradition, messe, procession, breton, bretonne, fest, noz, deiz, bagad, calèche
    manège, poney, parcours, trail, montée, podium, dossard, chrono, ravitaillement, signaleurs
    handball, hand, volley, cyclo, vtt, marathon, troupe, théâtre, acteur, actrice, scène, sketch
    chant, danse, chorégraphie, tableaux, peinture, sculpture, aquarelle, fresque, vitrail, statue
    cloches, coq, galettes, saucisses, frites, merguez, paella, couscous, choucroute, cassoulet
    aligot, tartiflette, raclette, barbecue, pique-nique, comice, moissons, vendanges, cidre
    apéritif, jazz, rock, gospel, accordéon, violon, guitare, batterie, harmonie, chansons
    majorettes, gym, yoga, zumba, tennis, karaté, natation, belote, tarot, équitation, galop
    tombola, bingo, poireaux, noces, diamant, platine, baptême, communion, naissance, cuisine
    cuistot, traiteur, dessert, digestif, plateau, table, tablée, confettis, lampions, cotillons
    fanions, ballons, bougies, orgue, salle de sport, salle des sports, salle omnisports
    salle polyvalente, salle de musique, salle de classe, cette salle, dans la salle, vélo, sabots
    baguette, baguettes, brioche, tarte, confiture, miel, cerises, truite, truites, thon`)

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
