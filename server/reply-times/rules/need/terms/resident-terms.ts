import { listed } from '../../../../language/listed.ts'

/** What tells that a text is for the resident whom it answers (reply-resident.ts). */
export const residentTerms = {
  /** They ask, also without a question mark. */
  questions: listed(`
    combien, quelle heure, quel jour, quelle date, quel prix, quelqu’un sait, quelqu’un a, est-ce que
    c’est quand, c’est où, y a-t-il`),
  /** So answers who was asked. */
  firm: listed(`oui, ouais, non, nan, si`),
  /** After them something else is told than what was asked. */
  besides: listed(`et, un, une, des, mais, j, je, mon, ma, mes, moi, que`),
  /** Said to one whom one calls « tu ». */
  friend: listed(`tu, toi, te, ton, ta, tes`),
  /** Orders to them, where they begin, or before « toi » and the like. */
  calls: listed(`
    viens, va, vas, appelle, prends, apporte, demande, regarde, parle, laisse, garde, monte, sors
    lis, dis, mets, renseigne, arrête, oublie, pense, inscris, change, continue, essaie, descends
    fais, écris, passe, donne, ramène, attends, prévois, propose, rejoins`),
  /** With « pas » they warn of a way. */
  ways: listed(`va, vas, viens, passe, monte, descends, prends, laisse, sors`),
  /** Only residents do so. */
  scolds: listed(`
    râler, râle, râles, râlez, râleur, râleuse, plaindre, plains, critiquer, critiques, critiquez
    jaloux, jalouse, exagérer, exagérez`),
  /** Who is not sure, or tells what is usual, has nothing to report. */
  hedges: listed(`crois, dirais, semble, normalement, habitude, mémoire, logiquement`),
  days: listed(`lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, demain`),
  /** What may stand beside an hour, a day or a price. */
  facts: listed(`
    et, ou, à, le, la, les, l, de, d, du, au, aux, vers, jusque, entre, fermé, ouvert, matin
    soir, midi, minuit, après, avant, prochain, dernier, passé, an, année, comme, toujours
    chaque, tous, normalement, habitude, pour, par, personne, enfant, adulte, gratuit, entrée
    mètre, kilo, tour, repas, part, heures, h, min, minutes, km, euros, réservation, réserver
    inscription, oui, non, je, crois, il, me, semble, devant, derrière, chez, salle, église, école
    aprem, affiché, boulangerie, stade, gymnase, place, pharmacie, poste, café, c, est, marqué, écrit, indiqué, sur
    porte, affiche, post, site, page, puis, autorisé, arrêté, janvier, février, mars, avril, mai
    juin, juillet, août, septembre, octobre, novembre, décembre`),
  /** What may stand before an hour, a day or a price. */
  before: listed(`le, les, à, de, vers, jusqu, entre, tous`),
  /** After a number they make it a price. */
  prices: listed(`euro, centimes, le, la, les, l, par, pour`),
  /** Where, by what way or when it is. */
  where: listed(`
    sur, sous, derrière, devant, chez, à, au, aux, dans, par, en, vers, entre, après, avant
    surtout, sauf`),
  /** So begins what answers a question. */
  starts: listed(`
    c, ça, ce, faut, y, celui, celle, départ, arrivée, rdv, rendez, entrée, normalement, avec, pour, jusqu, de, tous, toutes, gratuit, chaque, demande`),
  /** Beside them something is found, wanted or in the way. */
  some: listed(`un, une, des, deux, trois, quatre, cinq, ça, cela`),
  /** What one knows, and tells. */
  told: listed(`
    c’est affiché, c’était sur, c’est ouvert, c’est gratuit, c’est complet, ça commence, ça finit, suis passé, y vais
    suis passée, c’est dans le, c’est dans la, c’est sur le, c’est sur la, écrit sur, marqué sur
    indiqué sur, écrit dans, faut demander, faut passer par, faut aller, faut venir, faut appeler
    faut voir avec, il passe à, il passe par, elle passe par, il passe vers, aucune idée
    c’est revenu`),
  /** It works again: so ends what others complain of. */
  restored: listed(`revenu, revenue, rétabli, rétablie`),
  /** Whole texts, beside « oui », « ah » and the like. */
  whole: listed(`
    sans réservation, sur place, entrée libre, en ligne, par téléphone, c’est plat, c’est privé
    c’est à côté, c’est tout près, c’est en face, je vais regarder, je vais voir, on en parle demain
    on en reparle, aucune idée, il me semble que oui, il me semble que non, je crois que oui, je crois que non
    je pense que oui, je pense que non, je passe ce soir, je passe demain, on passe ce soir
    on passe demain, faut faire le tour, il faut faire le tour, je sais pas, je ne sais pas, j’en sais rien, j’en sais pas plus, ça dépend
    sûrement, peut-être, mp, en mp, je t’ai répondu en mp, c’est pas moi, c’est moi, c’est nous
    le nôtre aussi, le mien aussi, la mienne aussi, la mienne non plus, le mien non plus, nous non
    moi non, moi oui, nous oui, chez nous oui, chez moi oui, chez nous non, chez moi non
    facile à dire, facile à dire oui, c’est ton avis, c’est votre avis, chacun son avis
    chacun ses goûts, chacun fait ce qu’il veut, je suis pas d’accord, je ne suis pas d’accord
    pas d’accord, pas d’accord du tout, moi je trouve ça bien, je trouve ça bien, moi ça me va
    moi ça me plaît, ça me plaît, moi j’aime bien, moi ça me dérange pas, ça me dérange pas
    ça me gêne pas, moi ça me gêne pas, ça me choque pas, ça dérange personne, y a pire
    il y a pire, ça pourrait être pire, c’est comme ça, c’est comme ça partout, c’est partout pareil
    c’est pareil partout, c’est la campagne, c’est la vie, faut vivre avec, c’est provisoire
    c’est temporaire, c’est la loi, c’est obligatoire, c’est le progrès, c’est l’époque, c’est humain
    ça arrive à tout le monde, ça arrive, et alors, arrête, grave, clair, c’est clair, c’est sûr
    faut voir, on verra, on verra bien, on en reparlera, rien à voir, c’est rien à voir, ça viendra
    ça va venir, ça va passer, c’est pas grave, c’est pas la mort, c’est pas si terrible
    c’est pas si loin, c’est pas loin, c’est pas cher, c’est pas compliqué, c’est pas la peine
    c’est pas le sujet, c’est pas sorcier, c’est pas nouveau, rien de nouveau, comme partout
    sérieux, non mais allô, il a pas tort, elle a pas tort, y a du vrai, tout le monde le sait
    c’est vite dit, c’est pas si simple, c’est pas aussi simple, y a des règles, y a des priorités
    on peut pas tout faire, rome s’est pas faite en un jour, ils viennent d’arriver
    ils sont bénévoles, c’est des bénévoles, ce sont des bénévoles, le monde à l’envers
    c’est l’hôpital qui se moque de la charité, l’hôpital qui se moque de la charité
    les conseilleurs ne sont pas les payeurs, y a plus urgent, y a plus grave
    y a plus grave dans la vie, un peu de tolérance, on a l’habitude, ça fait partie du charme
    c’est le charme de la campagne, comme nous, les miens aussi, on a fait pareil, je compatis
    moi je dors bien, moi j’entends rien, les gens sont devenus intolérants
    comme toujours, comme avant, comme d’hab, on s’habitue, on s’y fait, faut s’y faire
    faut faire avec, on fait avec, faut bien, il faut bien, faut bien vivre, faut pas exagérer
    faut pas abuser, faut relativiser, faut être patient, un peu de patience, patience
    les jeunes s’amusent, ça fait vivre le village, ça met de l’ambiance, ça met de la vie
    pour une fois, une fois par an, une fois par an ça va, c’est une fois par an
    ça va quand même, ça va encore, y en a toujours un, y en a toujours, il en faut pour tous
    il en faut pour tout le monde, on peut pas plaire à tout le monde, on peut pas tout avoir
    on peut rêver, si tu le dis, si vous le dites, je rigole, je plaisante, c’était pour rire
    c’est de l’humour, second degré, je vois, j’ai compris, pas compris, c’est noté, ok je note`),
  /** Whose business it is, and not the mairie’s. */
  elsewhere: listed(`
    pas la mairie, pas le maire, pas la commune, rien à voir avec la mairie, mairie n’y est pour rien
    mairie y est pour rien, maire n’y est pour rien, maire y est pour rien, mairie n’y peut rien
    mairie y peut rien, maire n’y peut rien, maire y peut rien, c’est la comcom, c’est le département
    c’est le syndicat, c’est enedis, c’est la région, c’est l’agglo, c’est l’état, c’est la préfecture
    comcom qui gère, comcom qui décide, c’est le conseil départemental`),
  /** Words that may ask, and do not where that is explained. */
  explains: listed(`
    pas, rien, mais, qui, quoi, même, département, préfecture, comcom, agglo, décide, gère`),
  /** With them the mairie is where one goes. */
  towards: listed(`à, devant, derrière, avec, face, contre, à côté de`),
  /** Who tells of works that are not the mairie’s. */
  relays: listed(`enedis, edf, grdf, veolia, suez, saur, orange, météo`),
  relayed: listed(`dit, annonce, prévoit, parle`),
  /** Words that may ask, and do not where one is told what one wanted to know. */
  matters: listed(`
    faut, demander, demande, réservation, réserver, réserve, inscription, fermé, ouvert, ouvre
    ouvrent, ouverture, ferment, fermeture, horaire, heure, site, mètre, arrêté, gratuit, payant
    tarif, prix, stand, liste, programme, adresse, menu, poste, téléphone, tel, numéro, message
    mail, lien, date, lieu, rendez, vous, rdv, dossier, papier, document, formulaire, cantine
    garderie, périscolaire, ramassage, collecte, déchetterie, badge, médecin, docteur, infirmière
    hôpital, mémoire, exposant, emplacement, voisin, courrier, clé, chat, vache, cheval, mouton
    pont, mur, bus, car, ligne, arrêt, zone, whatsapp, euros, queue, apporter, amener, acheter
    visiter, manger, panneau, permis, location, louer, parking`),
  /** Nor where somebody is called « tu ». */
  light: listed(`
    ?, pas, rien, jamais, quand, où, quoi, mais, même, fait, faire, fais, déjà, sans, combien
    comment, pourquoi, qui, sais, quel, quelle, dire, dis, chien, poule, donne, rends, viens, tombé
    oublié, attend, offre, au, lieu, de, aider, peux, garer, garé, changer, venir, tard, droit, cher, dois`),
  /** What begins so tells when something is open or goes by. */
  runs: listed(`
    ouvre, ferme, passe, commence, finit, part, arrive, dure, consulte, reprend, rouvre`),
  /** What the mairie should hear, whoever it is said to. */
  heard: listed(`
    depuis, panne, signalé, ils, enfin, toujours, encore, reste, plus, vide, trop, seul, seule, noir, pire, lotissement, hameau, quartier, attention, besoin
    retrouvé, trouvé, perdu, collier, rôde, reparti, recoupé, failli, renverser, mordre, pétition`),
  /** So many of them are booked, or brought. */
  booked: listed(`repas, personne, adulte, enfant, table, mètre, part, emplacement`),
  /** « Pour moi »: so is a place, or an hour. */
  bookers: listed(`moi, nous, mon, ma, mes, mme, madame, mr, monsieur`),
  /** Said with « pas », something did not come. */
  lacked: listed(`d, de, reçu, eu, passé, venu, ramassé, distribué`),
  /** So begins who goes on with a talk. */
  goingOn: listed(`mien, mienne, miens, miennes, nôtre, nôtres, exactement, pareil`),
  /** After them a name calls nobody: it is a place's, or told. */
  leading: listed(`
    de, du, des, d, la, le, les, l, à, au, aux, chez, en, et, rue, ruelle, route, chemin, place, impasse
    allée, sur, saint, sainte, monsieur, madame, m, mme, mr, c, est, était, pas, pour, par, avec, sans, vers
    dans, un, une, ou, père, mère, oncle, tante, appelle, nom, prénom, née, né`),
  /** Words that may ask, and do not in such a talk. */
  chatting: listed(`
    pas, rien, jamais, mais, même, sans, déjà, fait, faire, faut, chien, chat, poule, oublié, vendre
    acheter, manger, cher, peur, tard, argent, tombé, peux, peut, dois, pourtant`),
  /** So begins who tells more of what was said. */
  goers: listed(`il, elle, on, avec, comme, avant, surtout`),
  /** After « et » they go on with it; « et le règlement » wants something. */
  andThen: listed(`mon, ma, mes, on, je, j, personne, puis, encore, tu, ton, ta, il, elle`),
  /** Something else begins: a question, a report, an offer. */
  leavesTalk: listed(`
    vous, votre, vos, où, horaire, horaires, ils, chez, un, une, des, ai, parking, inscription, place
    peut, veut, cherche, attend, appelle, dit, appelait, oublié, oubliée, filmer, bouge, bougent, manque, lampes, lampe, clignotent, traversent, sombre, nuit, fort, cette, ce, matin, hier, demain, samedi, dimanche`),
  /** Who joins in a complaint. */
  joins: listed(`aussi, ici, pareil, idem, plusieurs`),
} as const
