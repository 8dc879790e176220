import { listed } from '../../../../language/listed.ts'

/**
 * Words after which a message counts whatever else it says, unless a listed phrase of courtesy
 * holds them ("pas mal"). Shown beside the words of courtesy.
 */
export const askingTerms = {
  /** Who asks, or wants something. */
  questions: listed(`
    ?, il reste des, il restait des, il reste une, il reste un, il en reste, reste encore des, ce serait
    ça serait, serait, seraient, aurait, auraient, j’aurais, il manque, si on pouvait
    si vous, à quand, rendez nous, merci d’être, com com, comcom, intercommunalité
    communauté de communes, préfecture, département, quand, quant, comment, combien, pourquoi, où
    quel, c’est quel, c’est quelle, lequel, laquelle, est-ce, esce, keske, qu’est-ce, qui est
    qui a, qui peut, qui doit
    qui contacter, à qui, quelqu’un, quelqun, quoi, koi, kan, ki, kel, cb, pk, pq, y a-t-il, a-t-on
    savoir, sais, savez, sait, connaît, connaissez, question, renseignement, renseigner, info sur
    des infos, des nouvelles, précision, préciser, précisez, expliquer, expliquez, explication
    demande, demander, demandais, is, are, does, when, where, how, what, who, anyone, anybody, could, quanto, quando, onde, tem, أين
    متى, كيف, هل, wann, wo, wie, svp, stp, s’il vous plaît, s’il te plaît, sil vous plait, please
    plz, pouvez, pouvoir, pourriez, pourrait, pourrez, pourrons nous, peux, peut, peuvent, puis-je
    possible, possibilité, impossible, voudrais, voudrait, voulais, voudrions, aimerais, aimerait
    aimerions, souhaiterais, souhaite, souhaitons, souhaiterions, souhaitez, faudrait, faut, fo
    falloir, faudra, devrait, devriez, devrais, devons, dois, doit, doivent, doive, besoin, urgent
    urgence, attend, attendons, attendent, attendre, attente, cherche, cherchons, recherche
    recherchons, prévoir, prévu, pensez, penser à, n’oubliez, oubliez, oublié, réserver, réservez
    réservation, reserve, inscrire, inscrivez, inscription, rappelez, rappeler, rappel, contacter
    contactez, répondre, répondez, répondu, réponds, répondez-moi, réponse, envoyez, envoyer
    m’envoyer, donnez, mettez, mettre, remettez, remettre, faites, faire, refaire, enlevez, enlever
    retirez, retirer, venez, regardez, dites, dire, indiquer, indiquez, signaler, signale, signalez
    passez, occupez, arrêtez, arrêter, réparez, réparer, nettoyez, nettoyer, publiez, publier
    changer, changez, coupez, laissez, propose, proposer, proposez, suggestion, suggère, suggérer
    remarque, conseil, avis, écrivez, étudier, vérifier, vérifiez, corriger, intervenir, agir
    agissez, bougez, sécuriser, merci d’avance, merci et le, merci et la, merci et l’
    merci et pour, par avance, merci de, remercie de bien vouloir
    remercie par avance, remercie d’avance, d’avance, vouloir, veuillez, prière de
    la prochaine fois, aider, aide, aidez, dispo, disponible, donner, donne, prêter, prête, offre
    offrir, don, invite, invitons, invitent, invitation, convie, serions, seriez, compter parmi
    permanence, services`),
  /** Who reports or complains. */
  troubles: listed(`
    idem à, idem au, idem aux, pareil à, pareil au, pareil aux, mais, par contre, cependant
    toutefois, pourtant, sauf, excepté, malgré, alors que, dommage, hélas, malheureusement
    regrette, regrettable, en revanche, sinon, hormis, à part, tant qu’à, à défaut, au lieu de
    quand même pas, c’est bien joli, du coup, heureusement que, heureusement qu’on, même les
    le même jour, les mêmes, encore un, encore une, encore des, déjà, si seulement, pas, pa, jamais
    rien, aucun, personne ne, y a personne, y avait personne, personne à l’accueil
    personne au secrétariat, personne au guichet
    personne au téléphone, personne au bout, personne au standard, personne à la permanence
    vu personne, parlé à personne, encore personne, toujours personne, plus rien, plus de
    y en a plus, plus d’eau, plus d’électricité, ne plus
    n’est plus, n’a plus, ne fonctionne, toujours rien, toujours pas, toujours en, trop de, assez
    ras le bol, marre, manque, manquent, manquait, sans, faux, fausse, erreur, coquille, corrigez
    retard, tard, annulé, annuler, annulation, reporter, décaler, décalé, panne, cassé, déchiré
    abîmé
    fuite, coule, bouché, débordé, débordent, coupé, coupure, arraché, volé, vol, vandalisme
    dégradé, dégradation, dégât, trou, nid, nids, poule, frelon, guêpes, rat, rats, ordures
    poubelle, bac, bacs, déchet, dépôt, dépotoir, encombrants, matelas, crotte, herbes, ronces
    orties, verglas, inondé, inondation, boue, odeur, pue, puent, sent, gaz, égout, fumée, brûle
    brûler, feu de, incendie, fil, câble, tombé, tombent, effondré, penche, menace, cède, glisse
    dangereux, dangereuse, danger, accident, blessé, mordu, morsure, errant, perdu, égaré, disparu
    trouvé un, trouvé une, trouvé des, attention, prudence, risque, lampadaire, éclairage, éteint
    trottoir, chaussée, voirie, ralentisseur, dos d’âne, rond-point, giratoire, plots
    stationnement, garé, parking, radar, limitation, vitesse, camions, quads, tonnage, déviation
    feux, panneau, signalisation, passage piéton, caniveau, fossé, gravier, gravillons, goudron
    bitume, désherbage, élagage, tonte, haie, pneu, amortisseurs, bruit, sono, tapage, musique à
    pétards, mégots, chiens, pigeons, moustiques, cafards, robinet, compteur, tuyau, canalisation
    eau potable, marron, débit, wifi, réseau, antenne, éolienne, fibre, internet, borne, poteau
    chauffage, toilettes, wc, rampe, accessible, fauteuil, handicap, malentendants, poussette
    portail, grille, serrure, balançoire, toboggan, honte, honteux, honteuse, scandale, scandaleux
    inadmissible, inacceptable, insupportable, intolérable, lamentable, minable, ridicule
    pitoyable, déplorable, nul, nulle, nuls, incompétent, mensonge, mentez, mentent, menteur
    promesse, promettez, promettent, démission, magouille, arnaque, moisi, moisissure, rubalise
    tagué, tag, tags, graffiti, refus, refusé, refuse, refusent, glacial, désagréable
    catastrophique, exécrable, médiocre, évasif, évasive, agressive, expéditive, interminable
    hautain
    méprisant, odieux, agressif, désinvolte, inexistant, expéditif, malpoli, impoli, absurde
    affligeant
    consternant, calamiteux, navrant, pathétique, grotesque, incompréhensible, insuffisant, insensé
    irrespectueux, indigne, indécent, incohérent, incompétence, aberrant, aberration, incapable
    hypocrite, voleurs, gaspillage, gabegie
    impôt, taxe, argent, payer, paie, paye, paient, coût, cher, budget, subvention, dépense
    élections approchent, politique, foutage, foutre, fout, foutu, dégueulasse, sale, crade, moche
    bâclé, inutile, bidon, abandonné, délaissé, oubliettes, mépris, mépriser, moquer, moquez, moque
    malade depuis, malades depuis, en justice, délégation, exclus, injuste, injustice, colère, outré, décolère, déçu, déception, décevant
    triste de voir que, plainte, porter plainte, tribunal, avocat, procès, huissier, gendarmes
    gendarmerie, police, fusil, boulettes, menacer, régler ça, conteste, contester, litige, recours
    illégal, droit, normal que, anormal, bizarre, étrange, étonnant, étonné, curieux de, priorité
    pendant ce temps, en attendant, maintenant occupez, vivement qu’on, on nous, anticipation
    anticiper, concertation, consulté, prévenu, prévenir les, riverains, vive allure, fou du volant, fous du volant, chaud à la, il fait froid dans
    il fait froid à la, il fait froid en, il fait chaud dans, il fait chaud à la, il fait chaud en
    il pleut dans, il pleuvait dans, il neige dans, bazar, jungle, chardons, poussière, fêtards, tagueurs, benne
    nuit blanche, pour le réveil, pour la sieste, sympa pour les, tout laissé, personne présent
    je viens de voir un, je viens de voir une, je viens de croiser, vivement l’eau, vivement la lumière
    vivement le courant, vivement l’électricité, revenir l’eau, voir l’eau revenir
    chaud dans la, froid à la, froid dans la, degrés à la, degrés dans la, degrés dans les, idem rue, idem route
    idem chemin, idem impasse, idem allée, idem place, idem quartier, idem lotissement, idem hameau
    idem avenue, idem chez, pareil rue, pareil route, pareil chemin, pareil impasse, pareil allée
    pareil place, pareil quartier, pareil lotissement, pareil hameau, pareil avenue, ça roule à
    roule à, roulent à, pour une fois, merci du peu, sauvé, échappé, échappée, fugué, barré
    barrée, au secours, trop c’est trop, dans le noir, y a plus de place, on passe après, seule depuis, seul depuis, je suis seule, je suis seul
    nous aussi au, nous aussi aux, nous aussi rue, nous aussi route, moi aussi au, moi aussi aux
    moi aussi rue, moi aussi route, oui un banc, un banc à, oui un miroir
    oui une poubelle`),
  /** What people write to the mairie for. */
  matters: listed(`
    extra scolaire, extrascolaire, bloque, malaise, évanoui, nuisance, pollution, pollué, toxique, amiante, plomb, pesticides
    glyphosate, cailloux, travaux du, quid, je confirme ma, je confirme notre, confirmer, confirmez
    dérange, vandalisée, déracinée, décrochée, dévissé, je m’appelle, je suis monsieur
    je suis madame, je suis la maman, je suis le papa, clignote, grésille, bonne question
    bonne blague, belle mentalité, beau gâchis, belle pagaille, bouchon, file d’attente, la queue
    queue, rdv, gravats, rue du, rue de, rue des, tenir la, tenir un stand, tenir le, amener
    apporter, se visite, visiter, se loue, se vend, à vendre, vendre, acheter, acheté où
    rendez-vous, dossier, papier, document, formulaire, attestation, certificat, acte, copie
    extrait, livret, passeport, carte d’identité, carte de, cni, permis, urbanisme, cadastre, plu
    terrain, concession, caveau, facture, chèque, caution, location, louer, loué, louez, tarif, prix
    gratuit, payant, horaire, heure, ouvert, ouvre, ouvrent, ouverture, fermé, ferment, fermeture
    date, lieu, adresse, numéro, téléphone, tel, mail, courriel, lien, site, liste, programme, menu
    plan de, pdf, pv, compte rendu, pièce jointe, signature, signer, rib, iban, délai, cantine
    garderie, périscolaire, crèche, nounou, assistante maternelle, ramassage, collecte, déchetterie
    badge, vaccination, médecin, docteur, infirmière, ambulance, hôpital, rsa, caf, apa, ccas
    logement, hlm, bailleur, expulse, expulsion, loyer, électricité, oxygène, manger, peur, seule et
    mort cette, mourir, suicide, violence, frappe, battue par, emploi, stage, stagiaire, cv
    candidature, postuler, poste, mémoire, devis, partenariat, stand, exposant, emplacement
    brocanteur, kilomètres de, inscrits sur, électorales, procuration, bureau de vote, bureau 1
    bureau 2, recensement, mariage civil, pacs, décès de, déménage, déménagement, emménage
    emménager, aménager, notaire, préemption, bornage, servitude, permis de construire, voisin
    au sujet, à propos, concernant, suite à, pour la salle, je me permets, permets, relance
    relancer, up, message, mon mail, courrier, sollicite, solliciter, monsieur le préfet
    pièce d’identité, bague, boucle d’oreille, clé, clés, trousseau, doudou, porte-feuille
    portefeuille, casquette, écharpe, lunettes, chat, tigré, puce, tortue, mouton, vache, cheval
    arbre, branche, toit, tuile, mur, pont, parapet, cave, whatsapp, euros, taux, stop, bus, car
    cars, ligne, arrêt, chemin communal, chemin rural, zone, zonage, ai appelé, ai téléphoné
    ai écrit, ai envoyé, ai déposé, voilà la photo, voilà les photos, voilà mon, voilà ma, voilà mes
    voici, ci-joint, c’est le mien, c’est la mienne, ce sont les miens, ce sont les miennes
    c’est à moi, sont à moi, est à moi, m’appartient, j’ai trouvé un, j’ai trouvé une
    j’ai trouvé des, j’ai trouvé ce, j’ai trouvé cette, j’ai trouvé deux, jardin du souvenir
    c’est à nous`),
} as const

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

/** What tells whether a text speaks to somebody who is not the mairie. */
export const taggedTerms = {
  /** Words about the mairie, or to it: they count whoever is tagged. */
  mairie: listed(
    `
    mairie, commune, maire, municipalité, municipal, municipaux, conseil, élu, élus, élue, adjoint
    adjointe, adjoints, communal, communale, vous, votre, vos, secrétaire, service, services
    agent, agents, bureau, monsieur, madame, com, comcom, préfecture, eux, ils répondent`,
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

/** What tells that a text which counts most probably wants no answer (unlikely.ts). */
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
  /** How an answer to a resident begins. */
  answers: listed(`oui, non, si, ah, ben, bah, bé, mais, ouais, nan, euh, oh, eh`),
  copulas: listed(`est, était, étaient, sont`),
  /** Where something may be broken. */
  places: listed(`rue, chemin, route, impasse, place, lotissement, hameau, quartier`),
} as const
