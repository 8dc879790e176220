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
