import { listed } from '../../../../language/text.ts'

/** Words with which a message counts, whatever else it says, unless a longer listed phrase holds them. */
export const askingTerms = {
  /** Who asks, or wants something. */
  questions: listed(`
    أين, ?, à qui, a-t-on, agir, agissez, aider, aidez, aimerais, aimerait, aimerions, anybody
    anyone, arrêter, arrêtez, attend, attendent, attendons, attendre, attente, auraient, aurait
    besoin, bougez, cb, c’est où, c’est quand, c’est quel, changer, changez, cherche, cherchons
    com com, combien, comcom, comment, compter parmi, connaissez, connaît, contacter, contactez
    convie, corriger, could, coupez, d’avance, demandais, demande, demander, département, des infos
    des nouvelles, devons, devrais, devrait, devriez, dire, dispo, disponible, dites, dois, doit
    doive, doivent, donne, donner, donnez, écrivez, enlever, enlevez, envoyer, envoyez, esce, est-ce
    étudier, expliquer, expliquez, faire, faites, falloir, faudra, faudrait, faut, fo, how
    il en reste, il restait des, il reste des, il reste un, il reste une, impossible, indiquer
    indiquez, info sur, inscription, inscrire, inscrivez, intercommunalité, intervenir, invite
    invitent, invitons, is, j’aurais, kan, kel, keske, ki, koi, la prochaine fois, laissez, laquelle
    lequel, merci d’avance, merci de, merci d’être, merci et l’, merci et la, merci et le
    merci et pour, mettez, mettre, nettoyer, nettoyez, occupez, offre, offrir, onde, où, oublié
    oubliez, par avance, passez, penser à, pensez, permanence, peut, peuvent, peux, pk, please
    plus rien, plz, possibilité, possible, pourquoi, pourrait, pourrez, pourriez, pouvez, pouvoir
    pq, préciser, précisez, préfecture, prête, prêter, prévoir, prévu, prière de, propose, proposer
    proposez, publier, publiez, puis-je, quand, quant, quel, quel jour, quelle date, quelle heure
    quelqun, quelqu’un, qui a, qui est, quoi, rappeler, rappelez, recherche, recherchons, refaire
    regardez, remettez, remettre, rendez nous, renseigner, réparer, réparez, répondez, répondre
    réponds, répondu, réservation, reserve, réserver, réservez, retirer, retirez, sais, sait, savez
    savoir, sécuriser, seraient, serait, seriez, serions, si on pouvait, si vous, signale, signaler
    signalez, s’il te plaît, s’il vous plaît, sil vous plait, souhaite, souhaiterais, souhaitez
    souhaitons, stp, suggère, suggérer, svp, tem, urgence, urgent, venez, vérifier, vérifiez
    veuillez, voudrais, voudrait, voudrions, voulais, vouloir, wann, what, where, who, wie, wo
    y a-t-il`),
  /** Who reports or complains. */
  troubles: listed(`
    à défaut, à part, abandonné, abîmé, absurde, accessible, accident, agressif, alors que
    amortisseurs, annulation, annulé, annuler, anormal, antenne, anticipation, anticiper, argent
    arnaque, arraché, assez, au lieu de, au secours, aucun, avocat, bac, bacs, balançoire, barré
    bazar, benne, bidon, bizarre, blessé, borne, bouché, boue, boulettes, bruit, brûle, brûler
    budget, ça roule à, câble, camions, canalisation, caniveau, cassé, catastrophique, cède
    cependant, c’est bien joli, chardons, chaud à la, chaud dans la, chauffage, chaussée, cher
    chiens, colère, compteur, concertation, consulté, conteste, contester, coquille, corrigez, coule
    coupé, coupure, coût, crade, crotte, curieux de, danger, dangereuse, dangereux, dans le noir
    débit, débordé, débordent, décalé, décaler, déception, déchet, déchiré, décolère, déçu, dégât
    dégradation, dégradé, degrés dans la, dégueulasse, déjà, délégation, démission, dépense
    déplorable, dépôt, dépotoir, désagréable, désherbage, déviation, disparu, dommage, dos d’âne
    droit, eau potable, échappé, éclairage, effondré, égaré, égout, élagage, en attendant
    en justice, en revanche, encombrants, encore des, encore personne, encore un, encore une
    éolienne, errant, erreur, éteint, étonnant, étonné, excepté, exclus, exécrable, fausse, fauteuil
    faux, fêtards, feu de, feux, fibre, fil, fossé, fou du volant, fout, foutre, foutu, frelon
    froid à la, froid dans la, fuite, fumée, fusil, garé, gaspillage, gaz, goudron, graffiti
    gravier, gravillons, grille, guêpes, haie, handicap, hélas, herbes, heureusement que
    heureusement qu’on, honte, honteuse, honteux, hormis, huissier, idem à, idem au, idem aux
    idem chez, il fait chaud à la, il pleut dans, illégal, impoli, impôt, inacceptable, inadmissible
    incapable, incendie, incompétence, incompétent, incompréhensible, indigne, injuste, injustice
    inondation, inondé, insuffisant, insupportable, internet, intolérable, inutile, jamais
    je suis seule, je viens de voir un, je viens de voir une, jungle, lamentable, lampadaire
    le même jour, les mêmes, limitation, mais, malade depuis, malentendants, malgré, malheureusement
    manquait, manque, manquent, marre, marron, matelas, médiocre, mégots, même les, menace, menacer
    mensonge, mentent, menteur, mentez, mépris, merci du peu, moche, moi aussi au, moi aussi aux
    moisi, moisissure, moque, moquer, moquez, mordu, morsure, moustiques, musique à, n’a plus
    ne fonctionne, ne plus, n’est plus, nid, nids, normal que, nous aussi au, nous aussi aux
    nuit blanche, nul, nulle, nuls, odeur, odieux, on nous, on passe après, ordures, orties
    oui un banc, oui un miroir, outré, pa, paie, paient, panne, panneau, par contre, pareil à
    pareil au, parking, parlé à personne, pas, passage piéton, paye, payer, penche, pendant ce temps
    perdu, personne à l’accueil, personne au guichet, personne ne, personne présent, pétards
    pigeons, plainte, plots, plus de, plus d’eau, pneu, politique, portail, poteau, poubelle
    pour la sieste, pour le réveil, pour une fois, pourtant, poussette, poussière, prévenir les
    prévenu, priorité, procès, promesse, prudence, pue, puent, quads, radar, ralentisseur, rampe
    ras le bol, rat, rats, recours, refus, refusé, refusent, régler ça, regrettable, regrette
    reporter, réseau, retard, revenir l’eau, ridicule, rien, risque, robinet, ronces, rond-point
    roule à, roulent à, rubalise, sale, sans, sauf, sauvé, scandale, scandaleux, sent, serrure
    seule depuis, si seulement, signalisation, sinon, sono, stationnement, subvention
    sympa pour les, tag, tags, tagué, tagueurs, tapage, tard, taxe, toboggan, toilettes, tombé
    tombent, tonte, toujours en, toujours pas, toujours personne, toujours rien, tout laissé
    toutefois, tribunal, triste de voir que, trop c’est trop, trop de, trottoir, trou, trouvé des
    trouvé un, trouvé une, tuyau, un banc à, vandalisme, verglas, vitesse, vive allure
    vivement la lumière, vivement l’eau, vivement qu’on, voir l’eau revenir, vol, volé, voleurs
    vu personne, wc, wifi, y a personne, y a plus de place, y avait personne, y en a plus`),
  /** What people write to the mairie for. */
  matters: listed(`
    à propos, acheter, acte, ai appelé, ai déposé, ai écrit, ai envoyé, ambulance, aménager, amener
    amiante, apa, apporter, arrêt, assistante maternelle, attestation, au sujet, badge, bague
    beau gâchis, belle mentalité, belle pagaille, bloque, bonne blague, bonne question, bouchon
    boucle d’oreille, branche, brocanteur, bureau de vote, cadastre, caf, cailloux, cars, carte de
    carte d’identité, casquette, caution, cave, caveau, ce sont les miens, certificat, c’est à nous
    c’est la mienne, c’est le mien, chemin communal, chemin rural, chèque, ci-joint, clé, clés
    clignote, concernant, concession, confirmer, confirmez, copie, courriel, courrier, cv, décès de
    décrochée, délai, déménage, déménagement, dérange, devis, dossier, doudou, écharpe, électorales
    électricité, emménage, emménager, emplacement, emploi, est à moi, euros, expulse, expulsion
    extra scolaire, extrait, extrascolaire, facture, fermé, ferment, fermeture, formulaire, frappe
    gratuit, gravats, grésille, heure, hôpital, inscrits sur, j’ai trouvé des, j’ai trouvé un
    j’ai trouvé une, jardin du souvenir, je confirme ma, je confirme notre, je m’appelle
    je suis la maman, je suis le papa, je suis madame, kilomètres de, ligne, livret, location
    logement, loué, louer, loyer, lunettes, mail, malaise, m’appartient, mort cette, mourir, nounou
    nuisance, ouvert, ouvre, ouvrent, oxygène, pacs, papier, parapet, partenariat, passeport, payant
    pdf, périscolaire, permets, permis, pesticides, peur, pièce d’identité, pièce jointe, plan de
    plomb, plu, pollué, pollution, porte-feuille, portefeuille, postuler, préemption, prix
    procuration, puce, pv, queue, quid, ramassage, rdv, recensement, relance, relancer, rendez-vous
    rib, rue de, rue des, rue du, se vend, se visite, servitude, seule et, signature, signer
    sollicite, solliciter, sont à moi, stage, stand, stop, suicide, suite à, tarif, taux, tel
    téléphone, tenir la, tenir le, tigré, tortue, toxique, travaux du, trousseau, tuile, up
    urbanisme, vaccination, vandalisée, vendre, violence, visiter, voici, voilà la photo, voilà ma
    voilà mon, whatsapp, zonage, zone`),
  /** What one thanks for, praises or wishes: right after such words it asks nothing. */
  given: listed(`
    adresse, aide, alerte, aménagement, arbre, arbres, attention, avis, brocanteurs, bus, cantine
    car, carte, ccas, chat, chaton, chatte, cheval, chevaux, chien, chiot, collecte, compte rendu
    conseil, conseils, crèche, date, dates, déchetterie, docteur, document, documents, don, dons
    explication, exposant, exposants, garderie, gendarmerie, gendarmes, glisse, horaire, horaires
    infirmière, infirmiers, info, infos, invitation, lien, lieu, liste, mandat, manger, médecin
    mémoire, menu, menus, message, messages, mouton, mur, notaire, numéro, ouverture, plan, police
    police municipale, pont, poste, poule, précision, programme, proposition, question, rappel
    remarque, renseignement, renseignements, réponse, riverains, secrétaire, service, services, site
    stagiaire, suggestion, terrain, toit, vache, visite, voirie, voisin, voisine, voisins`),
  /** Words about the mairie, or to it: with them no laugh, memory or talk is left out. */
  mairie: listed(`
    mairie, commune, maire, municipalité, municipal, municipaux, conseil, élu, élus, élue, adjoint
    adjointe, adjoints, communal, communale, vous, votre, vos, secrétaire, service, services, agent
    agents, bureau, monsieur, madame, com, comcom, préfecture, eux, ils répondent`),
  /** Nor with what must be seen to, no matter who is spoken to. */
  serious: listed(`
    svp, réponse, répondre, répondu, attend, attends, signalé, signaler, signale, danger, dangereux
    dangereuse, panne, fuite, cassé, cassée, inadmissible, honte, honteux, scandaleux, marre, urgent
    urgence, accident, gaz, mordu, errant, perdu, retrouvé, réparer, réparé, payer, impôts, taxe
    gratuit, payant, tarif, tarifs, prix, toilettes, parking, accessible, fauteuil, poussette
    avocat, tribunal, plainte, rdv, facture, dossier, certificat, attestation`),
  /** Nor with what lasts, or names where. */
  located: listed(`
    depuis, pareil, idem, panne, signalé, ils, place, lotissement, hameau, quartier`),
} as const
