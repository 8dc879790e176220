import { listed } from './listed.ts'

/**
 * Words after which a message counts whatever else it says, unless a listed phrase of courtesy
 * holds them ("pas mal"). Shown beside the words of courtesy.
 */
export const askingTerms = {
  /** Who asks, or wants something. */
  questions: listed(`
    ?, ce serait, ça serait, serait, seraient, aurait, auraient, j’aurais, il manque, pourquoi pas
    si on pouvait, si vous, à quand, rendez nous, rendez-nous, merci d’être, com com, comcom
    intercommunalité, communauté de communes, préfecture, département, quand, quant, comment
    coment, combien, pourquoi, où, ou, quel, quelle, quels, quelles, lequel, laquelle, est-ce que
    est-ce, esce, keske, kesk, qu’est-ce, qui est, qui a, qui peut, qui doit, qui contacter, à qui
    quelqu’un, quelqun, quoi, koi, kan, ki, kel, cb, pk, pq, y a-t-il, a-t-on, peut-on, savoir
    sais, savez, sait, connaît, connaissez, question, questions, renseignement, renseignements
    renseigner, info sur, infos sur, des infos, des nouvelles, précision, préciser, précisez
    expliquer, expliquez, explication, demande, demander, demandais, demandes, is, are, does, when
    where, how, quanto, quando, onde, tem, أين, متى, كيف, هل, wann, wo, wie, svp, stp
    s’il vous plaît, s’il te plaît, sil vous plait, please, plz, pouvez, pouvoir, pourriez
    pourrait, pourrez, pourrons nous, peux, peut, peuvent, puis-je, possible, possibilité
    impossible, serait-il, voudrais, voudrait, voulais, voudrions, aimerais, aimerait, aimerions
    souhaiterais, souhaite, souhaitons, souhaiterions, souhaitez, faudrait, faut, fo, falloir
    faudra, devrait, devriez, devrais, devons, dois, doit, doivent, doive, besoin, urgent, urgence
    attend, attends, attendons, attendent, attendre, attente, cherche, cherchons, recherche
    recherchons, prévoir, prévu, prévue, pensez, penser à, n’oubliez pas, n’oubliez, oubliez
    oublié, oubliée, oublie, réserver, réservez, réservation, reserve, inscrire, inscrivez
    inscription, inscriptions, rappelez, rappeler, rappel, contacter, contactez, répondre, répondez
    répondu, réponds, répondez-moi, réponse, envoyez, envoyer, m’envoyer, donnez, mettez, mettre
    remettez, remettre, faites, faire, refaire, enlevez, enlever, retirez, retirer, venez, regardez
    dites, dire, indiquer, indiquez, signaler, signale, signalé, signalez, passez, occupez, arrêtez
    arrêter, réparez, réparer, nettoyez, nettoyer, publiez, publier, changer, changez, coupez
    laissez, propose, proposer, proposez, suggestion, suggère, suggérer, remarque, conseil, avis
    écrivez, étudier, vérifier, vérifiez, corriger, intervenir, agir, agissez, bougez, sécuriser
    merci de votre réponse, merci d’avance, par avance, merci de, remercie de bien vouloir
    remercie par avance, remercie d’avance, d’avance, vouloir, veuillez, prière de
    la prochaine fois, prêt à, prête à, prêts à, aider, aide, aidez, dispo, disponible, donner
    donne, prêter, prête, offre, offrir, don, invite, invitons, invitent, invitation, convie
    convié, conviés, conviées, serions, seriez, compter parmi, permanence, services`),
  /** Who reports or complains. */
  troubles: listed(`
    idem à, idem au, idem aux, pareil à, pareil au, pareil aux, mais, par contre, cependant
    toutefois, pourtant, sauf, excepté, malgré, alors que, dommage, hélas, malheureusement
    regrette, regrettable, en revanche, sinon, hormis, à part, tant qu’à, à défaut, au lieu de
    quand même pas, c’est bien joli, du coup, heureusement que, heureusement qu’on, même les
    le même jour, les mêmes, encore un, encore une, encore des, déjà, si seulement, pas, pa, jamais
    rien, aucun, aucune, personne ne, plus rien, plus de, plus d’eau, plus d’électricité, ne plus
    n’est plus, n’a plus, ne fonctionne, toujours rien, toujours pas, toujours en, trop de
    pas assez, assez, ras le bol, marre, manque, manquent, manqué, manquait, sans, faux, fausse
    erreur, erreurs, faute, coquille, corrigez, oubli, retard, tard, annulé, annulée, annuler
    annulation, reporter, décaler, décalé, panne, cassé, cassée, cassés, casse, abîmé, fuite, fuit
    fuites, coule, bouché, bouchée, débordé, déborde, débordent, coupé, coupée, coupure, coupures
    arraché, volé, vol, volés, vandalisme, dégradé, dégradation, dégât, dégâts, trou, trous, nid
    nids, poule, frelon, frelons, guêpes, rat, rats, ordures, poubelle, poubelles, bac, bacs
    déchet, déchets, dépôt, dépotoir, encombrants, matelas, crotte, crottes, herbes, ronces, orties
    verglas, inondé, inondée, inondation, inonde, boue, odeur, pue, puent, sent, gaz, égout, égouts
    fumée, brûle, brûler, feu de, incendie, fil, câble, tombé, tombée, tombe, tombent, effondré
    penche, menace, cède, glisse, dangereux, dangereuse, danger, accident, blessé, blessée, mordu
    morsure, errant, errants, perdu, perdue, perdus, égaré, disparu, disparue, trouvé un
    trouvé une, trouvé des, oubliés, attention, prudence, risque, gare à, lampadaire, lampadaires
    éclairage, éclairages, éteint, éteinte, éteints, trottoir, trottoirs, chaussée, voirie
    ralentisseur, dos d’âne, rond-point, giratoire, plots, stationnement, garé, garés, garées
    parking, radar, limitation, vitesse, camions, camion, quads, tonnage, déviation, feux, panneau
    panneaux, signalisation, passage piéton, caniveau, caniveaux, fossé, fossés, gravier
    gravillons, goudron, bitume, désherbage, élagage, tonte, haie, haies, pneu, pneus, amortisseurs
    bruit, bruits, sono, tapage, musique à, pétards, mégots, chiens, chats errants, pigeons
    moustiques, cafards, robinet, compteur, compteurs, tuyau, canalisation, eau potable, marron
    débit, wifi, réseau, antenne, éolienne, éoliennes, fibre, internet, borne, poteau, poteaux
    chauffage, toilettes, wc, rampe, accessible, fauteuil, handicap, handicapé, malentendants
    poussette, poussettes, portail, grille, serrure, balançoire, toboggan, toboggans, honte
    honteux, honteuse, scandale, scandaleux, inadmissible, inacceptable, insupportable, intolérable
    lamentable, minable, ridicule, ridicules, pitoyable, déplorable, nul, nulle, nuls, incompétent
    incompétents, mensonge, mensonges, mentez, mentent, menteur, menteurs, promesse, promesses
    promis, promettez, promettent, démission, magouille, magouilles, arnaque, voleurs, gaspillage
    gabegie, impôt, impôts, taxe, taxes, argent, payer, paie, paye, payé, paient, coût, coûte
    coûté, cher, chère, budget, subvention, subventions, dépense, dépenses, élections approchent
    politique, foutage, foutre, fout, foutu, dégueulasse, dégueulasses, sale, sales, crade, moche
    bâclé, bâclée, inutile, bidon, abandonné, abandonnés, abandonnée, abandon, délaissé, délaissée
    oubliettes, mépris, mépriser, moquer, moquez, moque, exclus, exclu, injuste, injustice, colère
    outré, outrée, décolère, déçu, déçue, déception, décevant, triste de voir que, plainte
    porter plainte, tribunal, avocat, procès, huissier, gendarmes, gendarmerie, police, fusil
    boulettes, menacer, régler ça, conteste, contester, litige, recours, illégal, droit, droits
    normal que, anormal, bizarre, étrange, étonnant, étonné, étonnée, curieux de, priorité
    priorités, pendant ce temps, en attendant, maintenant occupez, occupez vous, vivement qu’on
    on nous, anticipation, anticiper, concertation, consulté, consultés, prévenu, prévenus
    prévenir les, riverains, riverain`),
  /** What people write to the mairie for. */
  matters: listed(`
    bloque, bloqué, bloquée, bloqués, malaise, évanoui, nuisance, nuisances, pollution, pollué
    polluée, toxique, amiante, plomb, pesticides, glyphosate, cailloux, travaux du, quand est-ce
    à quand, quid, quelle date, quel jour, je confirme ma, je confirme notre, confirmer, confirmez
    dérange, vandalisée, arrachée, déracinée, effondrée, décrochée, dévissé, dévissée
    je m’appelle, je suis monsieur, je suis madame, je suis la maman, je suis le papa, clignote
    grésille, bonne question, bonne blague, belle mentalité, beau gâchis, belle pagaille
    bravo les artistes, bouchon, bouchons, file d’attente, la queue, queue, rdv, gravats, rue du
    rue de, rue des, tenir la, tenir un stand, tenir le, amener, apporter, se visite, visiter
    se loue, se vend, à vendre, vendre, acheter, acheté où, rendez-vous, rendez vous, dossier
    dossiers, papier, papiers, document, documents, formulaire, attestation, certificat, acte
    actes, copie, extrait, livret, passeport, carte d’identité, carte de, cni, permis, urbanisme
    cadastre, plu, terrain, concession, tombes, caveau, facture, factures, chèque, caution
    location, louer, loué, louez, tarif, tarifs, prix, gratuit, payant, horaire, horaires, heure
    heures, ouvert, ouverte, ouverts, ouvre, ouvrent, ouverture, fermé, fermée, fermés, ferme
    ferment, fermeture, date, dates, lieu, adresse, adresses, numéro, téléphone, tel, mail, mails
    courriel, lien, site, liste, programme, menu, menus, plan de, pdf, pv, compte rendu
    pièce jointe, signature, signer, délai, délais, cantine, garderie, périscolaire, crèche
    nounou, assistante maternelle, assistantes maternelles, ramassage, collecte, déchetterie
    dechetterie, badge, vaccination, médecin, docteur, infirmière, ambulance, hôpital, rsa, caf
    apa, ccas, logement, hlm, bailleur, expulse, expulsion, loyer, électricité, oxygène, manger
    peur, seule et, mort cette, mourir, suicide, violence, violences, frappe, battue par, fusils
    emploi, stage, stagiaire, stagiaires, cv, candidature, postuler, poste, mémoire, devis
    partenariat, subvention, stand, exposant, exposants, emplacement, brocanteur, kilomètres de
    inscrits sur, électorales, électoral, procuration, bureau de vote, bureau 1, bureau 2
    recensement, mariage civil, pacs, décès de, déménage, déménagement, emménage, emménager
    aménager, notaire, préemption, bornage, servitude, permis de construire, voisin, voisins
    voisine, au sujet, à propos, concernant, suite à, pour la salle, je me permets, permets
    relance, relancer, up, message, mon mail, courrier, sollicite, solliciter, monsieur le préfet
    pièce d’identité, bague, boucle d’oreille, clé, clés, trousseau, doudou, porte-feuille
    portefeuille, casquette, écharpe, lunettes, chat, chien, tigré, puce, tortue, mouton, vache
    cheval, arbre, arbres, branche, branches, toit, tuile, tuiles, mur, pont, parapet, cave
    whatsapp, euros, taux, prêt, stop, bus, car, cars, ligne, arrêt, chemin communal, chemin rural
    zone, zonage`),
} as const

/**
 * Words that change nothing: they may stand anywhere beside words of courtesy. Most frequent words
 * of the language that carry no request, the people and the things of a village.
 */
export const plainTerms = listed(`
    le, la, les, l, un, une, des, du, de, d, au, aux, à, a, en, et, ou bien, dans, sur, sous, avec
    pour, pr, par, chez, entre, vers, depuis, pendant, après, avant, ce, cet, cette, ces, ça, cela
    ceci, c, ci, s, se, que, qu, qui, dont, si, y, n, ne, m, t, j, me, te, je, tu, il, elle, on
    nous, vous, ils, elles, eux, lui, leur, leurs, moi, toi, soi, mon, ma, mes, ton, ta, tes, son
    sa, ses, notre, nos, votre, vos, the, for, from, our, your, you, we, this, so, all, and, of
    to, in, place, english, neighbours, friends, est, es, suis, sommes, êtes, sont, été, était
    étaient, étais, étions, sera, serai, serons, seront, soit, fut, être, ai, as, ont, avons, avez
    avait, avais, avaient, aura, aurai, avoir, va, vas, vont, vais, allons, aller, fait, font
    fais, fera, voit, vois, voir, revoir, revoit, vu, vue, passe, passé, passée, passés, passons
    passer, mis, mise, donné, venir, venu, venue, venus, viennent, vient de, je viens de, reste
    restent, travaille, travaillent, bosse, bossent, organise, organisé, organisée, organiser
    préparé, participé, participer, rendre, rend, rendu, rendez, faisait, faisaient, voulu, tenu
    tient, tenir, tenir au courant, embelli, embellit, embellissent, illumine, anime, animé
    partagé, offert, offerte, accueil, accueilli, accueillis, accueille, réalisé, réalisée, vécu
    vivre, vit, dit, lu, lire, écouter, chanté, chanter, dansé, danser, jouer, joué, rêve, rêver
    rester, continue, gère, gérer, gèrent, connu, connus, connue, rencontré, pris, prendre, monter
    descendre, regarder, admirer, découvrir, découvert, retrouver, revenir, reviendrai, reviendra
    reviendrons, grandi, grandit, manger des yeux, très, trop, tellement, vraiment, vrmt, bien
    bcp, beaucoup, tout, toute, tous, toutes, plus belle, plus beau, encore, toujours, souvent
    aussi, également, pareillement, surtout, même, autant, assez, un peu, tant, enfin, juste
    franchement, honnêtement, sincèrement, simplement, particulièrement, hyper, ultra, méga, grave
    quel plaisir, ensemble, ici, là, hier, aujourd’hui, demain, ce matin, ce soir, ce midi
    cette année, maintenant, bientôt, longtemps, jour, jours, jour de, journée, journées, soir
    soirée, soirées, matin, midi, nuit, week-end, semaine, mois, an, ans, année, années, fois
    moment, moments, instant, heureux, heureuse, content, contente, contents, ravi, ravie, ravis
    joie, bonheur, amour, coeur, cœur, vie, santé, paix, oui, non, hein, voilà, ah, oh, eh, ben
    bé, bah, bon, bonne, bons, bonnes, grand, grande, grands, grandes, gros, grosse, petit, petite
    petits, petites, ptit, ptits, jeune, jeunes, vieux, vieille, ancien, anciens, anciennes
    nouveau, nouvelle, nouveaux, nouvelles, premier, première, dernier, dernière, autre, autres
    seul, meilleur, vrai, vraie, plein, pleine, simple, chaque, plusieurs, quelques, rudement
    sacré, sacrée, digne, dignes, mieux, plus souvent, en tout cas, sans hésiter, sans doute
    sans exception, sans problème, sans relâche, sans compter, et puis, comme, comme ça
    comme toujours, comme d’habitude, comme d’hab, dès que, lorsque, quand on voit, quand je vois
    ainsi, notamment, chaud, chaude, froid, tôt, là-haut, là-bas, partout, autour, ailleurs, loin
    près, fin, début, famille, familles, proches, enfant, enfants, petits-enfants, maman, mamans
    papa, papas, mamie, mamies, papi, papy, papys, papis, mémé, pépé, mère, père, parents, parent
    frère, soeur, fille, filles, fils, garçon, garçons, mari, femme, femmes, homme, hommes, gens
    gars, dame, dames, monsieur, madame, mr, mme, mlle, messieurs, mesdames, ami, amis, amie
    amies, copain, copains, copine, copines, collègue, collègues, chéri, chérie, belle-famille
    grand-père, grand-mère, loulou, loulous, bébé, marié, mariés, mariée, jeunes mariés
    heureux parents, gagnant, gagnants, gagnante, lauréat, lauréats, bachelier, bacheliers
    diplômés, champions, champion, championne, championnes, artistes, artiste, musicien, musiciens
    musiciennes, chanteurs, choristes, danseurs, danseuses, comédiens, acteurs, joueurs, joueuses
    coureurs, sportifs, organisateur, organisateurs, organisatrices, bénévole, bénévoles
    exposants présents, participants, participante, employé, employés, employées
    employés communaux, agent, agents, agents communaux, agents techniques, équipe, équipes
    équipe municipale, équipe technique, services techniques, élus, élu, élue, maire, maires
    adjoint, adjointe, adjoints, conseillers, conseil municipal, conseillers municipaux
    municipalité, municipal, municipale, municipaux, mairie, commune, communes, communal
    communaux, communale, village, villages, villageois, bourg, hameau, ville, pays, région
    clocher, église, chapelle, lavoir, fontaine, moulin, château, placette, jardin, jardins
    jardinier, jardiniers, parc, lac, étang, canal, rivière, plage, campagne, montagne, forêt
    vignes, champs, nature, paysage, paysages, ciel, soleil, lune, étoiles, neige, lever, coucher
    couleur, couleurs, lumière, lumières, automne, hiver, printemps, fleur, fleurs, fleuri
    fleurie, fleurissement, jardinières, massif, massifs, plantes, roses, décor, décors
    décoration, décorations, illuminations, sapin, guirlande, crèche de noël, noël, pâques, fête
    fêtes, fêter, festival, concert, spectacle, bal, cérémonie, commémoration, carnaval, marché
    brocante, kermesse, loto, repas, buffet, goûter, cross, course, randonnée, balade
    feu d’artifice, défilé, char, chars, costumes, déguisements, animation, animations, exposition
    expo, film, livre, lecture, musique, orchestre, chorale, fanfare, voix, chants, danse, photo
    photos, image, images, video, vidéo, souvenir, article, reportage, page, panneau pocket
    bulletin, publication, travail, boulot, engagement, dévouement, investissement, implication
    énergie, courage, patience, gentillesse, générosité, professionnalisme, disponibilité
    réactivité, rapidité, aide, soutien, initiative, initiatives, idée, idées, projet, projets
    réalisation, résultat, rénovation, restauration, organisation, ambiance, convivialité, partage
    échange, rencontre, école, écoles, maîtresse, maîtresses, maître, maîtres, instit, atsem
    animateurs, directrice, élèves, classe, cp, ce1, ce2, cm1, cm2, maternelle, collège, pompier
    pompiers, sapeurs-pompiers, facteur, factrice, boulanger, boulangère, boulangerie, boucher
    café, épicerie, restaurant, commerçants, commerce, producteurs, agriculteurs, chasseurs
    association, associations, asso, assos, club, comité, comité des fêtes, amicale, foot
    football, pétanque, rugby, basket, judo, habitants, habitant, citoyens, monde, peuple, public
    spectateurs, visiteurs, touristes, séjour, vacances, rentrée, retraite, retraités, aînés
    seniors, doyenne, doyen, colis, colis de noël, chocolats, gâteau, gâteaux, crêpes, pain, vin
    verre, bière, soupe, fromage, gaufres, jambon, info, infos, information, informations
    réponse rapide, réponse claire, retour, explications, précisions, explication claire, courant
    dossier de ma, équipement, aire de jeux, jeux, bibliothèque, médiathèque, salle des fêtes
    cimetière fleuri, tracteur, tradition, traditions, patrimoine, histoire, époque, tête, mains
    yeux, bras, âme, esprit, plaisir, sourire, sourires, rire, rires, larmes, émotion, émotions
    surprise, cadeau, cadeaux, médaille, prix d’honneur, coupe, victoire, finale, but, match
    saison, tournoi, réveillon, ramadan, chance, suite, avenir, succès, carrière, mandat, élection
    nouveau maire, rappel historique, terre, mer, souhaits, voeux, nos anciens, combattants
    drapeau, drapeaux, dieu, seigneur, amen, samedi, dimanche, lundi, mardi, mercredi, jeudi
    vendredi, janvier, février, mars, avril, juin, juillet, août, septembre, octobre, novembre
    décembre, belgique, france, bretagne, nord, sud, alsace, québec, suisse, réunion, wales
    angleterre, portugal, espagne, italie, allemagne, paris, lyon, depuis toujours, pour toujours
    à jamais, jamais loin, plus loin, plus près, plus haut, plus fort, plus forts, plus longtemps
    de plus en plus beau, de plus en plus belle, de plus en plus, encore plus, bien plus
    d’autant plus, non plus, rien que pour, rien que ça, pour rien au monde, mine de rien, en rien
    pas loin, pas trop, pas longtemps, pas grave, c’est pas grave, ce n’est pas grave
    c’est pas rien, ce n’est pas rien, n’est pas rien, pas seulement, pas toujours facile
    pas facile, c’est pas facile, ce n’est pas facile, pas simple, pas évident, pas à pas
    pas de doute, aucun doute, sans aucun doute, il n’y a pas de doute, n’oublions pas
    sans oublier, sans fin, sans pareil, sans conteste, sans réserve, sans modération, sans filtre
    ça va sans dire, cela va sans dire, c’est peu dire, on peut le dire, il faut le dire
    faut le dire, faut le reconnaître, il faut le reconnaître, il faut dire, faut dire
    je dois dire, on doit dire, je dois l’avouer, il faut l’avouer, faut l’avouer, c’est-à-dire
    comment dire, que dire, c’est le moins qu’on puisse dire, n’est-ce pas, peut-être, peut être
    peut-être bien, on ne peut que, je ne peux que, ne peux que, ne peut que
    je voulais juste dire, je voulais vous dire, je voulais dire, juste dire, je tenais à
    je tiens à, vous dire merci, dire merci, dire bravo, dire un grand merci, dire un grand bravo
    vous dire bravo, dire combien, à quel point, combien nous, combien je, fait faire, à faire
    bien faire, savoir-faire, savoir faire, savoir vivre, laissez moi, à donner envie
    donner envie, me donne, donne des, quelque chose, quelque part, comme quoi, n’importe
    quand même, c’est pas tout, à toute heure, de bonne heure, l’heure, tout à l’heure, à l’heure
    à l’heure du, à tout heure, heure de gloire, heures de travail, heures de bénévolat
    des heures, mais de tout cœur, mais je suis de tout cœur, mais amusez vous, mais bon
    mais quel, mais quelle, mais quels, mais quelles, mais oui, mais surtout, mais aussi
    mais tellement, mais si, mais trop, mais tout, mais bien, non mais, ouverture du bal
    ouverture d’esprit, en ligne droite, prix de la, premier prix, 1er prix, deuxième prix
    deuxième, troisième, second, seconde, cher ami, chers amis, chère amie, cher, mes chers, chère
    chers, chères, très cher, très chère, cher monsieur, cher collègue, chers collègues
    cher voisin, chers voisins, mes voisins, nos voisins, mon voisin, ma voisine, la voisine
    les voisins, entre voisins, voisins au top, mon chien, mon chat, les chiens, nos chiens
    voiture, voitures anciennes, vieilles voitures, vélos fleuris, motos anciennes`)

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

/** What tells whether a text speaks to somebody who is not the mairie. */
export const taggedTerms = {
  /** Words about the mairie, or to it: they count whoever is tagged. */
  mairie: listed(
    `
    mairie, commune, maire, municipalité, municipal, municipaux, conseil, élu, élus, élue, adjoint
    adjointe, adjoints, communal, communale, vous, votre, vos, secrétaire, service, services
    agent, agents, bureau, monsieur, madame, mme, com, comcom, préfecture, eux, ils répondent`,
  ),
  /** Words to one whom one calls « tu », and what one asks of them. */
  toOne: listed(
    `
    te, ton, ta, tes, tien, tienne, tiens, regarde, oublie, fais, viens, vas, prends, appelle
    inscris, dis, pense, ma belle, chérie, coquin`,
  ),
  /** Words of who goes with whom: they speak to the one who is tagged where nothing else is asked. */
  toUs: listed(
    `
    tonton, papa, maman, belle, on, ensemble, vamos, go, nous, qui, partant, partante, chaud
    chaude, intéressé, intéressée, ça`,
  ),
  /** Words of what must be seen to, whoever is spoken to. */
  serious: listed(
    `
    svp, réponse, répondre, répondu, attend, attends, signalé, signaler, signale, danger
    dangereux, dangereuse, panne, fuite, cassé, cassée, inadmissible, honte, honteux, scandaleux
    marre, urgent, urgence, accident, gaz, mordu, errant, perdu, retrouvé, réparer, réparé, payer
    impôts, taxe, gratuit, payant, tarif, tarifs, prix, toilettes, parking, accessible, fauteuil
    poussette, avocat, tribunal, plainte, rdv, facture, dossier, certificat, attestation`,
  ),
} as const

/** What tells that a text which counts most probably wants no answer (reply-unlikely.ts). */
export const unlikelyTerms = {
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
  /** Where something may be broken. */
  places: listed(`rue, chemin, route, impasse, place, lotissement, hameau, quartier`),
} as const
